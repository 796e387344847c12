-- The place of an alert in the queue is its own: a snoozed one stands where its new time puts it, its due time stays.
ALTER TABLE alert ADD COLUMN order_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN snoozed_until BIGINT;
-- A hand-over that nobody has taken yet: the alert is nobody's until then, so that it can't be lost between two shifts.
ALTER TABLE alert ADD COLUMN offered_to UUID;
ALTER TABLE alert ADD COLUMN offered_by UUID;
UPDATE alert SET order_at = due_at;

DROP INDEX alert_queue;
DROP INDEX alert_queue_association;
CREATE INDEX alert_queue ON alert (center_id, tier_order, order_at, risk_order, id) WHERE closed_at IS NULL;
CREATE INDEX alert_queue_association ON alert (association_id, tier_order, order_at, risk_order, id)
    WHERE closed_at IS NULL AND association_id IS NOT NULL;
CREATE INDEX alert_free ON alert (center_id, tier_order, order_at, risk_order, id)
    WHERE closed_at IS NULL AND claimed_by IS NULL;
CREATE INDEX alert_free_association ON alert (association_id, tier_order, order_at, risk_order, id)
    WHERE closed_at IS NULL AND claimed_by IS NULL AND association_id IS NOT NULL;
CREATE INDEX alert_mine ON alert (claimed_by, tier_order, order_at, risk_order, id)
    WHERE closed_at IS NULL AND claimed_by IS NOT NULL;
CREATE INDEX alert_offered ON alert (offered_to, tier_order, order_at, risk_order, id)
    WHERE closed_at IS NULL AND offered_to IS NOT NULL;
