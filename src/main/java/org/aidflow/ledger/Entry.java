package org.aidflow.ledger;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.Money;

/** One line of the journal: a posting with the transfer and the account it belongs to. */
public record Entry(
    UUID transferId,
    Phase phase,
    TransferKind kind,
    String reference,
    Instant bookedAt,
    AccountKind account,
    String accountReference,
    Side side,
    Money amount) {}
