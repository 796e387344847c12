-- The prefecture's consultation line (相談窓口), beside the centre's own numbers.
ALTER TABLE health_center ADD COLUMN consultation_phone TEXT NOT NULL DEFAULT '';

-- By which way reminders come first: any, sms, email.
ALTER TABLE patient ADD COLUMN reminder_by TEXT NOT NULL DEFAULT 'any';
