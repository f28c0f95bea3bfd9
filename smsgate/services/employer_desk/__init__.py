"""What an employer does at its own desk: register, write a vacancy, see how its own stand, close them."""
