package org.aidflow.desk;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aidflow.desk.ReleasesOverview.Prepared;
import org.aidflow.desk.ReleasesOverview.Released;
import org.aidflow.disbursement.BatchPreview;
import org.aidflow.disbursement.ChosenPayment;
import org.aidflow.disbursement.PayeeDoubt;
import org.aidflow.disbursement.Payment;
import org.aidflow.disbursement.PaymentBatches;
import org.aidflow.disbursement.PreparedPayment;
import org.aidflow.disbursement.PreparedPayments;
import org.aidflow.kernel.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a releaser looks through prepared payments and releases them together. */
@Service
@Transactional
public class PaymentReleases {
  private static final int MOST = 200;
  private static final int NEWEST = 10;

  private final FinanceOfficers officers;
  private final PreparedPayments prepared;
  private final PaymentBatches batches;
  private final ReleasedBatches released;
  private final Names names;

  PaymentReleases(
      FinanceOfficers officers,
      PreparedPayments prepared,
      PaymentBatches batches,
      ReleasedBatches released,
      Names names) {
    this.officers = officers;
    this.prepared = prepared;
    this.batches = batches;
    this.released = released;
    this.names = names;
  }

  /**
   * Lets releasers in.
   *
   * @throws org.aidflow.kernel.NotAllowed for others
   */
  @Transactional(readOnly = true)
  public void enter(String official) {
    officers.admitToReleases(official);
  }

  /** What waits for this official, and what they released last. */
  @Transactional(readOnly = true)
  public ReleasesOverview overview(String official) {
    officers.admitToReleases(official);
    var waiting = prepared.of(official, MOST + 1);
    var shown = waiting.subList(0, Math.min(waiting.size(), MOST));
    var known = names.of(shown.stream().map(one -> one.payment().preparedBy()).toList());
    return new ReleasesOverview(
        shown.stream().map(one -> inWords(one, known)).toList(),
        waiting.size() > MOST,
        released.newestOf(official, NEWEST));
  }

  /** What releasing these together would be, and what stands in the way. */
  @Transactional(readOnly = true)
  public BatchPreview preview(String official, Collection<ChosenPayment> chosen) {
    officers.admitToReleases(official);
    return batches.preview(chosen, official);
  }

  /**
   * Releases all of these, or none.
   *
   * @return the batch's id
   * @throws org.aidflow.kernel.Conflict with the reasons when any cannot be released
   */
  public UUID release(String official, Collection<ChosenPayment> chosen) {
    officers.admitToReleases(official);
    return batches.release(chosen, official);
  }

  /**
   * How the payments of a batch stand, for who released it.
   *
   * @throws NotFound for others
   */
  @Transactional(readOnly = true)
  public List<Released> paymentsOf(String official, UUID batch) {
    officers.admitToReleases(official);
    if (!batches.of(batch).releasedBy().equals(official)) {
      throw new NotFound("There is no batch " + batch);
    }
    return batches.paymentsOf(batch).stream().map(PaymentReleases::inWords).toList();
  }

  private static Prepared inWords(PreparedPayment waiting, Names.Known known) {
    var payment = waiting.payment();
    return new Prepared(
        payment.id(),
        waiting.seal(),
        payment.subject(),
        payment.amount(),
        payment.holder(),
        payment.account(),
        payment.bankCode(),
        notes(payment),
        known.of(payment.preparedBy()),
        waiting.objection(),
        waiting.dueAt());
  }

  private static List<String> notes(Payment payment) {
    var again =
        payment.attempt() > 1 ? Stream.of("attempt " + payment.attempt()) : Stream.<String>empty();
    return Stream.concat(again, payment.doubts().stream().sorted().map(PayeeDoubt::en)).toList();
  }

  private static Released inWords(Payment payment) {
    var reason = payment.reason();
    return new Released(
        payment.subject(),
        payment.amount(),
        payment.holder(),
        payment.account(),
        payment.status().en(),
        reason == null ? null : BankReasons.inWords(reason));
  }
}
