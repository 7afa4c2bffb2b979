package org.aidflow.disbursement;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.aidflow.disbursement.DisbursementStatus.IN_APPROVAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Subject;
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
    var subjects = offered.stream().map(OpenTask::subject).toList();
    var frozen = frozen(subjects);
    var shown =
        views.of(List.copyOf(frozen.values())).stream().collect(toMap(Payment::id, identity()));
    var objections = fourEyes.objections(subjects, Hand.RELEASED, official);
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

  private Map<Subject, Disbursement> frozen(List<Subject> subjects) {
    var cases = new ArrayList<CaseNumber>();
    var refunds = new ArrayList<String>();
    for (var subject : subjects) {
      if (subject instanceof CaseNumber number) cases.add(number);
      else refunds.add(subject.value());
    }
    return payments.standing(IN_APPROVAL, cases, refunds).stream()
        .collect(toMap(Disbursement::subject, identity()));
  }
}
