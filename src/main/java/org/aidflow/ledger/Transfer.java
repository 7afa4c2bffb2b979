package org.aidflow.ledger;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aidflow.kernel.Money;

/**
 * Money that moves: {@code Transfer.of(id, GIFT, reference).debit(clearing, amount).credit(fund,
 * amount)}.
 *
 * @param id chosen by the caller; a repetition with the same id and content changes nothing
 * @param reference of the business event, unique per kind and phase; visible ASCII, at most 120
 */
public record Transfer(UUID id, TransferKind kind, String reference, List<Posting> postings) {

  public Transfer {
    postings = List.copyOf(postings);
  }

  /** A transfer without lines yet. */
  public static Transfer of(UUID id, TransferKind kind, String reference) {
    return new Transfer(id, kind, reference, List.of());
  }

  /** With one more debit line. */
  public Transfer debit(AccountId account, Money amount) {
    return with(new Posting(account, Side.DEBIT, amount));
  }

  /** With one more credit line. */
  public Transfer credit(AccountId account, Money amount) {
    return with(new Posting(account, Side.CREDIT, amount));
  }

  private Transfer with(Posting posting) {
    return new Transfer(
        id, kind, reference, Stream.concat(postings.stream(), Stream.of(posting)).toList());
  }
}
