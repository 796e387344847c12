-- The queue by the kind of work: no report, never opened, to be telephoned.
CREATE INDEX alert_kind ON alert (center_id, kind, tier_order, order_at, risk_order, id) WHERE closed_at IS NULL;
CREATE INDEX alert_kind_association ON alert (association_id, kind, tier_order, order_at, risk_order, id)
    WHERE closed_at IS NULL AND association_id IS NOT NULL;
