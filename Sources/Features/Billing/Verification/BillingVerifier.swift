import Primitives
import Storage

/// Invariant I10 of docs/credits.md: a captured payment is a lot or a period of a plan, and what was refunded was taken back.
///
/// The one place of billing that reads tables of Credits and of documents: what ties them is nobody's alone.
struct BillingVerifier {
    let transaction: Transaction

    /// At most 100 of each.
    func findings() throws -> [BillingFinding] {
        try Self.checks.flatMap { sentence, query in
            try transaction.rows(
                "SELECT workspace_id, payment_id, found, expected FROM (" + query
                    + ") AS checked WHERE found <> expected ORDER BY workspace_id, payment_id LIMIT 100"
            ).map { row in
                BillingFinding(
                    workspace: try row["workspace_id"],
                    sentence: sentence,
                    payment: try row["payment_id"],
                    found: try row["found"],
                    expected: try row["expected"]
                )
            }
        }
    }

    private static let checks: [(String, SQL)] = [
        (
            "money that was credited out of suspense is a captured payment",
            """
            SELECT s.workspace_id, s.payment_id, count(*) AS found, count(p.id) AS expected FROM suspense s
            LEFT JOIN payments p ON p.workspace_id = s.workspace_id AND p.id = s.credited_as AND p.state = 'captured'
                AND p.gateway_payment = s.gateway_payment
            WHERE s.resolution = 'credited' GROUP BY s.workspace_id, s.payment_id
            """
        ),
        (
            "the one payment of a rule that is under way is under way",
            """
            SELECT a.workspace_id, a.payment_id, count(*) AS found, count(p.id) AS expected FROM auto_top_ups a
            LEFT JOIN payments p ON p.workspace_id = a.workspace_id AND p.id = a.payment_id
                AND p.state IN ('pending', 'suspense')
            WHERE a.payment_id IS NOT NULL GROUP BY a.workspace_id, a.payment_id
            """
        ),
        (
            "a captured payment has a lot of its points",
            """
            SELECT p.workspace_id, p.id AS payment_id, coalesce(l.amount, 0) AS found, p.points AS expected
            FROM payments p LEFT JOIN lots l ON l.workspace_id = p.workspace_id AND l.id = p.lot_id AND l.kind = 'purchase'
            WHERE p.state = 'captured' AND p.purpose = 'points'
            """
        ),
        (
            "a captured payment states what its document states",
            """
            SELECT p.workspace_id, p.id AS payment_id, p.net AS found, coalesce(d.net, 0) AS expected
            FROM payments p LEFT JOIN documents d
                ON d.workspace_id = p.workspace_id AND d.id = p.document_id AND d.total = p.total
            WHERE p.state = 'captured'
            """
        ),
        (
            "a captured payment for a plan has its period",
            """
            SELECT p.workspace_id, p.id AS payment_id, coalesce(s.net, 0) AS found, p.net AS expected
            FROM payments p LEFT JOIN subscription_periods s
                ON s.workspace_id = p.workspace_id AND s.payment_id = p.id
            WHERE p.state = 'captured' AND p.purpose = 'subscription'
            """
        ),
        (
            "a period of a plan has a captured payment",
            """
            SELECT s.workspace_id, s.payment_id, count(p.id) AS found, count(*) AS expected
            FROM subscription_periods s LEFT JOIN payments p
                ON p.workspace_id = s.workspace_id AND p.id = s.payment_id AND p.state = 'captured'
            GROUP BY s.workspace_id, s.payment_id
            """
        ),
        (
            "a lot that a payment made has a captured payment",
            """
            SELECT l.workspace_id, CAST(NULL AS BIGINT) AS payment_id, count(*) AS found, count(p.id) AS expected
            FROM lots l LEFT JOIN payments p
                ON p.workspace_id = l.workspace_id AND p.lot_id = l.id AND p.state = 'captured'
            WHERE l.reference LIKE 'payment:%' GROUP BY l.workspace_id
            """
        ),
        (
            "what was refunded is the sum of the refunds",
            """
            SELECT p.workspace_id, p.id AS payment_id, p.refunded AS found, CAST(coalesce(sum(r.amount), 0) AS BIGINT) AS expected
            FROM payments p LEFT JOIN refunds r
                ON r.workspace_id = p.workspace_id AND r.payment_id = p.id AND r.state <> 'failed'
            GROUP BY p.workspace_id, p.id, p.refunded
            """
        ),
        (
            "the points of the refunds were taken back",
            """
            SELECT r.workspace_id, CAST(NULL AS BIGINT) AS payment_id, CAST(sum(r.points) AS BIGINT) AS expected,
                CAST(coalesce((
                    SELECT sum(c.amount) FROM clawbacks c
                    WHERE c.workspace_id = r.workspace_id AND c.reference LIKE 'refund:%'
                ), 0) AS BIGINT) AS found
            FROM refunds r WHERE r.state = 'done' GROUP BY r.workspace_id
            """
        ),
    ]
}
