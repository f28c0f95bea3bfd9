-- published
UPDATE vacancy SET
    verified_at = (SELECT at FROM moment WHERE moment.id = 1000 - published_seq * 999 / $everything),
    description = 'Melayani pembeli dan menata barang, jujur dan rapi, jam 8 sampai 16, makan siang dan mes ada. '
        || 'Pengalaman setahun diutamakan; yang belum pernah bekerja boleh melamar. Nomor urut ' || code || '.',
    how_to_apply = 'Datang ke toko membawa surat lamaran pada jam kerja.',
    contact = 'Ibu Sari ' || employer_id;
UPDATE vacancy SET created_at = verified_at;
UPDATE vacancy SET
    expires_on = '$over',
    state = CASE WHEN code % 10 < 5 THEN 'filled' WHEN code % 10 < 8 THEN 'withdrawn' ELSE 'verified' END
WHERE published_seq <= $closed;
UPDATE vacancy SET
    state = 'waiting', verified_at = NULL, verified_by_id = NULL, published_seq = NULL,
    created_at = (SELECT at FROM moment WHERE moment.id = 1 + code % 20),
    expires_on = (SELECT MAX(expires_on) FROM vacancy),
    description = CASE WHEN code % 2 = 0 THEN description || ' Transfer biaya seragam Rp150.000 dulu.'
        ELSE description END
WHERE state = 'withdrawn' AND code % 99 = 7;
UPDATE vacancy SET state = 'returned', reason = 'Tulis gajinya.' WHERE state = 'withdrawn' AND code % 99 = 8;
UPDATE vacancy SET expires_on = '$soon' WHERE state = 'verified' AND published_seq > $closed AND code % 15 = 0;

-- shown
INSERT INTO shown (contact_id, vacancy, channel, at)
SELECT contact.id, $first + (contact.id * 7 + turn.id * 101) % $vacancies,
    CASE WHEN turn.id = 1 THEN 'ussd' ELSE 'sms' END, moment.at
FROM contact JOIN moment AS turn ON turn.id <= 5
    JOIN moment ON moment.id = 1 + (contact.id * 7 + turn.id * 101) % 1000
ORDER BY moment.at;
INSERT INTO ussd_session (gateway, session_id, contact_id, service_code, transcript, state, answer, ended, turns,
    hour_began, details, created_at, updated_at)
SELECT 'simulator', 'bench-' || contact.id, contact.id, '*384#', '1*1', '[]', 'END', 1, 3, moment.at, 1,
    moment.at, moment.at
FROM contact JOIN moment ON moment.id = 1 + contact.id % 1000
ORDER BY moment.at;

-- inbox
INSERT INTO conversation (contact_id, state, topic, area, assignee_id, opened_at, waiting_since, last_at,
    answered_at, unread)
SELECT contact.id,
    CASE WHEN contact.id <= $open THEN 'open' WHEN contact.id <= $waiting THEN 'waiting' ELSE 'closed' END,
    'ask', SUBSTR(follows, 4, 8), CASE WHEN contact.id % 3 = 0 THEN NULL ELSE $officer END, moment.at,
    CASE WHEN contact.id <= $open THEN moment.at END, moment.at,
    CASE WHEN contact.id > $open THEN moment.at END, contact.id <= $open
FROM contact
    JOIN moment ON moment.id = 1 + contact.id % CASE WHEN contact.id <= $open THEN 8 ELSE 1000 END
WHERE contact.id <= $everybody;
UPDATE inbound_message SET
    intent = 'ask', text = 'TANYA apakah ada pelatihan las di kantor? Saya dari desa ' || contact_id,
    flag = CASE WHEN contact_id <= $open THEN 'later' ELSE 'seen' END
WHERE contact_id <= $everybody AND dedupe_key = contact_id || '-1';
INSERT INTO officer_message (message_id, staff_id, token, before, created_at)
SELECT id, $officer, 'bench-' || id, '{}', created_at
FROM outbound_message
WHERE contact_id > $open AND contact_id <= $everybody AND gateway_id = 'ATXid_' || contact_id || '_1';
INSERT INTO conversation_note (conversation_id, staff_id, text, token, created_at)
SELECT contact_id, $officer, 'Sudah ditelepon, minta datang hari Senin.', 'bench-' || contact_id, last_at
FROM conversation
WHERE contact_id % 4 = 1;
INSERT INTO conversation_label (conversation_id, label_id)
SELECT contact_id, label.id
FROM conversation JOIN label ON label.id = 1 + contact_id % 5
WHERE contact_id % 3 = 0;

-- sent
INSERT INTO outbound_message (contact_id, gateway, priority, text, segments, state, created_at, not_before,
    attempts, gateway_id, reason, cost, sent_at, settled_at)
SELECT id, gateway, $priority, '$text', 1, CASE WHEN id % 20 = 0 THEN 'failed' ELSE 'delivered' END,
    '$at', '$at', 1, 'bench-$row-' || id, CASE WHEN id % 20 = 0 THEN 'AbsentSubscriber' ELSE '' END,
    'IDR 350.0000', '$at', '$at'
FROM contact
WHERE id % $every = $rest;
INSERT INTO broadcast_message (outbound_id, broadcast_id, contact)
SELECT id, $row, contact_id
FROM outbound_message
WHERE id > $after;

-- applied
INSERT INTO application (vacancy_id, person_id, state, passed_on, agreed_at, reason, created_at)
SELECT $code, id, 'sent', '{"name":"Rina Wati","village":"Beruge Ilir","education":"SMA","experience":"2 tahun"}',
    created_at, '', created_at
FROM person
WHERE id <= $last;
