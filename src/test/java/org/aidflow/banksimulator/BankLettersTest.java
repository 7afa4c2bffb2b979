package org.aidflow.banksimulator;

import static org.aidflow.banksimulator.PublishedSchemas.requireValid;
import static org.aidflow.banksimulator.PublishedSchemas.requireValidAccountReport;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aidflow.banksimulator.Entry.Kind;
import org.aidflow.banksimulator.Entry.Origin;
import org.aidflow.banksimulator.StatusReport.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** What the bank writes, against the published schemas. */
class BankLettersTest {
  private static final Instant NOW = Instant.parse("2026-07-31T08:00:00.123456Z");
  private static final Origin ORIGIN = new Origin("0".repeat(32), "1".repeat(35));
  private static final String HARD = "𠮷 & <王小明> \u0000\u0007 \"'" + "长".repeat(100);

  @Test
  void aStatusReportIsValid() throws SAXException {
    var first = first(new Order.ToPay(Orders.id(), 80_005, "CNY", creditor(), HARD), "SLOW");
    var outcome = first.followedBy(Kind.REJECTED, Entry.newMessage(), NOW);
    var lines =
        List.of(
            Line.first(first, ORIGIN),
            Line.of(outcome, ORIGIN),
            Line.of(outcome.followedBy(Kind.PAID, null, NOW), new Origin("m", "other")));
    var report = new StatusReport("A-" + "a".repeat(32), NOW, "m", null, lines);
    requireValid("pain.002.001.10", report.document());
    requireValid(
        "pain.002.001.10", new StatusReport("A", NOW, "NOTPROVIDED", "FF01", List.of()).document());
  }

  @Test
  void aStatementAndANotificationHoldWhatThePublishedReportMayHold() throws SAXException {
    var paid = first(new Order.ToPay(Orders.id(), 80_005, "CNY", creditor(), HARD), "NONE");
    var refund = first(new Order.ToRefund(Orders.id(), "gift-1", 5), "NONE");
    var credit = new Credit("gift-1", 1, HARD, "alipay", HARD, "6222021234567890");
    var bare = new Credit("gift-2", 10_000_000_000_000L, null, null, null, null);
    var lines =
        List.of(
            movement(paid.followedBy(Kind.PAID, null, NOW), paid),
            movement(paid.followedBy(Kind.RETURNED, null, NOW), paid),
            movement(refund.followedBy(Kind.PAID, null, NOW), refund),
            movement(Entry.credited(credit, Entry.newReference(), null, NOW), null),
            movement(Entry.credited(bare, Entry.newReference(), null, NOW), null));
    var day = LocalDate.of(2026, 7, 31);
    var statement = new Statement("S-1", 7, BankProcess.ACCOUNT, NOW, day, day, -5, 105, lines);
    requireValidAccountReport(AccountReport.of(statement));
    requireValidAccountReport(AccountReport.of("M-1", BankProcess.ACCOUNT, NOW, lines));
  }

  @Test
  void theCheckTellsWhatIsNotValid() {
    var report = new StatusReport("A".repeat(36), NOW, "m", null, List.of()).document();
    assertThatCode(() -> requireValid("pain.002.001.10", report)).hasMessageContaining("maxLength");
  }

  private static Order.Creditor creditor() {
    return new Order.Creditor("王小明", BankProcess.SOUND, "102");
  }

  private static Entry first(Order order, String faults) {
    return Entry.first(order, Entry.newReference(), Faults.of(faults), ORIGIN, NOW);
  }

  private static Movement movement(Entry entry, @Nullable Entry cause) {
    return new Movement("N-12345678-1", entry, cause == null ? entry : cause);
  }
}
