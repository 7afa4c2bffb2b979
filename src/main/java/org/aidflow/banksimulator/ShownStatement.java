package org.aidflow.banksimulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aidflow.banksimulator.Entry.Payer;
import org.jspecify.annotations.Nullable;

/** A statement as {@code GET /statement} shows it; all amounts in fen. */
record ShownStatement(
    String statementId,
    String account,
    LocalDate from,
    LocalDate to,
    long openingFen,
    long creditsFen,
    long debitsFen,
    long closingFen,
    List<Line> lines) {

  /**
   * One movement.
   *
   * @param kind PAID, RETURNED or CREDITED
   * @param endToEndId of the order; the payer's reference of a credit
   * @param bankReference of the order, as answers bring it
   * @param originalReference what a refund gave back
   * @param code why money was returned
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String entryReference,
      Entry.Kind kind,
      String side,
      long amountFen,
      LocalDate bookedOn,
      Instant at,
      String endToEndId,
      String bankReference,
      @Nullable String originalReference,
      @Nullable String remittance,
      @Nullable String code,
      @Nullable Payer payer) {

    private static Line of(Movement movement) {
      var entry = movement.entry();
      return new Line(
          movement.reference(),
          entry.kind(),
          movement.isCredit() ? "CREDIT" : "DEBIT",
          entry.amountFen(),
          movement.day(),
          entry.at(),
          entry.endToEndId(),
          entry.bankReference(),
          movement.cause().originalReference(),
          movement.cause().remittance(),
          entry.code(),
          entry.payer());
    }
  }

  static ShownStatement of(Statement statement) {
    long credits =
        statement.lines().stream().filter(Movement::isCredit).mapToLong(Movement::changeFen).sum();
    return new ShownStatement(
        statement.id(),
        statement.account(),
        statement.from(),
        statement.to(),
        statement.openingFen(),
        credits,
        credits - (statement.closingFen() - statement.openingFen()),
        statement.closingFen(),
        statement.lines().stream().map(Line::of).toList());
  }
}
