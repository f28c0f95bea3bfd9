"""The inbox: what people ask of the office, by person, until an officer has answered."""
