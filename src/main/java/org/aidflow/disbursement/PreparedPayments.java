package org.aidflow.disbursement;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.aidflow.disbursement.DisbursementStatus.IN_APPROVAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.OpenTask;
import org.aidflow.workflow.OpenTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The payments that wait for their release, for who may release them. */
@Service
@Transactional(readOnly = true)
public class PreparedPayments {
  private final OpenTasks tasks;
  private final DisbursementRepository payments;
  private final PaymentViews views;
  private final FourEyes fourEyes;

  PreparedPayments(
      OpenTasks tasks, DisbursementRepository payments, PaymentViews views, FourEyes fourEyes) {
    this.tasks = tasks;
    this.payments = payments;
    this.views = views;
    this.fourEyes = fourEyes;
  }

  /**
   * What is offered to the official or claimed by them; the longest waiting first. It takes as many
   * statements for a hundred as for one.
   *
   * @param most how many at most
   */
  public List<PreparedPayment> of(String official, int most) {
    var offered = tasks.offeredTo(official, Set.of(ReleaseObjections.TASK), most);
    var cases =
        offered.stream()
            .map(OpenTask::subject)
            .filter(CaseNumber.class::isInstance)
            .map(CaseNumber.class::cast)
            .toList();
    var frozen =
        payments.findByStatusAndCaseNumberIn(IN_APPROVAL, cases).stream()
            .collect(toMap(Disbursement::caseNumber, identity()));
    var shown =
        views.of(List.copyOf(frozen.values())).stream().collect(toMap(Payment::id, identity()));
    var objections = fourEyes.objections(cases, Hand.RELEASED, official);
    var prepared = new ArrayList<PreparedPayment>();
    for (var task : offered) {
      var payment = frozen.get(task.subject());
      if (payment != null) {
        prepared.add(
            new PreparedPayment(
                Objects.requireNonNull(shown.get(payment.id())),
                payment.payloadHash().orElseThrow(),
                objections.get(task.subject()),
                task.dueAt()));
      }
    }
    return prepared;
  }
}
