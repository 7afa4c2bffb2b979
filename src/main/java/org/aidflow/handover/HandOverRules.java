package org.aidflow.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aidflow.casefile.Evidence;
import org.aidflow.casefile.Evidences;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.workflow.Decisions;
import org.springframework.stereotype.Component;

/** What must hold of a hand-over before it is believed. */
@Component
class HandOverRules {
  private final Evidences evidences;
  private final Decisions decisions;
  private final Clock clock;

  HandOverRules(Evidences evidences, Decisions decisions, Clock clock) {
    this.evidences = evidences;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Passes what may be recorded.
   *
   * @throws InvalidInput naming every field that is wrong
   */
  void check(Shipment shipment, Arrived arrived) {
    var errors = new ArrayList<FieldError>();
    checkPieces(shipment, arrived, errors);
    checkDay(shipment, arrived.on(), errors);
    if (arrived.pieces() > 0) {
      checkProof(shipment, errors);
    }
    InvalidInput.throwIfAny(errors);
  }

  private static void checkPieces(Shipment shipment, Arrived arrived, List<FieldError> errors) {
    int sent = shipment.pieces();
    boolean fits =
        arrived.condition() == Condition.GOOD ? arrived.pieces() == sent : arrived.pieces() < sent;
    if (!fits) {
      errors.add(
          new FieldError(
              "quantity",
              ErrorCode.OUT_OF_RANGE,
              arrived.condition() == Condition.GOOD
                  ? "%d were sent: say what became of the others".formatted(sent)
                  : "fewer than the %d that were sent, if some are lost or damaged"
                      .formatted(sent)));
    }
  }

  private void checkDay(Shipment shipment, LocalDate on, List<FieldError> errors) {
    if (on.isAfter(LocalDate.now(clock.withZone(WorkingDays.ZONE)))) {
      errors.add(new FieldError("handedOverOn", ErrorCode.FUTURE_DATE, "lies in the future"));
    } else if (on.isBefore(LocalDate.ofInstant(shipment.dispatchedAt(), WorkingDays.ZONE))) {
      errors.add(
          new FieldError("handedOverOn", ErrorCode.OUT_OF_RANGE, "is before the goods were sent"));
    }
  }

  /** Since the goods were sent, by officials: a photo, and the receipt that the family signed. */
  private void checkProof(Shipment shipment, List<FieldError> errors) {
    var files =
        evidences.of(shipment.caseNumber()).stream()
            .filter(file -> !file.uploadedBy().startsWith("client:"))
            .filter(file -> !file.uploadedAt().isBefore(shipment.dispatchedAt()))
            .toList();
    if (files.stream().noneMatch(Evidence::isPhoto)
        || files.size() < decisions.policy("files-per-hand-over")) {
      errors.add(
          new FieldError(
              "photos",
              ErrorCode.REQUIRED,
              "Add a photo of the hand-over and the signed receipt under Case first"));
    }
  }
}
