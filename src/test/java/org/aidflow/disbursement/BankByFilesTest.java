package org.aidflow.disbursement;

import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RETURNED;
import static org.aidflow.disbursement.DisbursementStatus.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.bank.BankStatement;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.bank.iso20022.IsoPost;
import org.aidflow.bank.iso20022.Letters;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.StrictJson;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches and a bank in its own JVM that share folders only: its books are the oracle. */
class BankByFilesTest extends AidflowTest {
  private static final String RELEASER = "finance-releaser-3";
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

  @TempDir private Path directory;
  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private DisbursementRepository payments;
  @Autowired private ExchangeWorker exchange;
  @Autowired private StrictJson json;
  @Autowired private Ledger ledger;
  @Autowired private JdbcClient jdbc;

  private AtDesk desk;
  private IsoPost post;
  private FileBatches files;

  @BeforeEach
  void openTheOffice() {
    post = new IsoPost(context);
    files = new FileBatches(context, post.gateway());
    desk = new AtDesk(context);
    desk.hire(RELEASER, FINANCE_RELEASER, MetCases.VILLAGE);
  }

  @AfterEach
  void theLedgerIsWhole() {
    assertThat(ledger.violations()).isEmpty();
  }

  @Test
  void itsBooksAndOursAgreeAboutEachOrderOfABatch() {
    var ids = new LinkedHashMap<UUID, String>();
    var accounts =
        Map.of(
            BankProcess.SOUND, 8,
            BankProcess.REJECT, 3,
            BankProcess.RETURN, 3,
            BankProcess.REFUSE, 2,
            BankProcess.SILENT, 1,
            BankProcess.DOUBLE, 3);
    accounts.forEach((account, count) -> waiting(account, count, ids));
    var batch = files.released(List.copyOf(ids.keySet()), RELEASER);
    files.submitted(batch);
    var books = directory.resolve("books.jsonl");
    try (var bank = bank(books)) {
      heardUntil(() -> !post.hasSent(hex(batch)));
      bank.kill();
    }
    try (var bank = bank(books)) {
      heardUntil(() -> ids.entrySet().stream().allMatch(this::isSettled));
      for (var id : ids.keySet()) {
        assertThat(bank.entriesOf(hex(id))).filteredOn("PAID"::equals).hasSizeLessThan(2);
        assertThat(standing(id)).isEqualTo(standingAtTheBank(bank.entriesOf(hex(id))));
      }
      var gift = bank.credit("WX-" + hex(batch), 12_345, "HR-2026-0000017 一点心意", null);
      var advice = told(CreditAdvice.SOURCE, gift.path("bankReference").asText());
      assertThat(json.read(advice, CreditAdvice.class).mentioned())
          .containsExactly("HR-2026-0000017");
      bank.endDay();
      var paid = ids.keySet().stream().filter(id -> standing(id) == PAID).findFirst();
      var statement = told(BankStatement.SOURCE, hex(paid.orElseThrow()));
      agrees(json.read(statement, BankStatement.class), ids);
    }
  }

  /** Every order that was ever paid is a debit, every one that came back a credit, once. */
  private void agrees(BankStatement statement, Map<UUID, String> ids) {
    for (var id : ids.keySet()) {
      var lines =
          statement.lines().stream().filter(line -> hex(id).equals(line.endToEndId())).toList();
      var kinds = lines.stream().map(StatementLine::kind).toList();
      switch (standing(id)) {
        case PAID -> assertThat(kinds).containsExactly(StatementLine.Kind.PAYMENT);
        case RETURNED ->
            assertThat(kinds)
                .containsExactly(StatementLine.Kind.PAYMENT, StatementLine.Kind.RETURN);
        default -> assertThat(kinds).isEmpty();
      }
      var amount = payments.findById(id).orElseThrow().amount();
      assertThat(lines).allMatch(line -> line.amount().equals(amount));
    }
    assertThat(statement.account()).isEqualTo(Letters.ACCOUNT);
    assertThat(statement.lines())
        .filteredOn(line -> line.kind() == StatementLine.Kind.RECEIPT)
        .anyMatch(line -> line.side() == Side.CREDIT && line.amount().equals(Money.fen(12_345)));
  }

  private boolean isSettled(Map.Entry<UUID, String> payment) {
    var expected =
        switch (payment.getValue()) {
          case BankProcess.SOUND, BankProcess.DOUBLE -> PAID;
          case BankProcess.RETURN -> RETURNED;
          case BankProcess.SILENT -> SUBMITTED;
          default -> FAILED;
        };
    return standing(payment.getKey()) == expected;
  }

  private static DisbursementStatus standingAtTheBank(List<String> entries) {
    return switch (entries.get(entries.size() - 1)) {
      case "PAID" -> PAID;
      case "RETURNED" -> RETURNED;
      case "REJECTED", "REFUSED" -> FAILED;
      default -> SUBMITTED;
    };
  }

  private BankProcess bank(Path books) {
    return BankProcess.start(
        books,
        NOBODY,
        "--account",
        Letters.ACCOUNT,
        "--opening",
        "100000000",
        "--folder",
        post.directory().toString());
  }

  private void heardUntil(Callable<Boolean> condition) {
    await()
        .until(
            () -> {
              post.readAll();
              exchange.runOnce();
              return condition.call();
            });
  }

  private void waiting(String account, int count, Map<UUID, String> ids) {
    for (int n = 0; n < count; n++) {
      long fen = 10_000L + ids.size();
      var caseNumber = new MetCases(context).waitingForRelease(account, MetCases.VILLAGE, fen);
      ids.put(disbursements.paymentsOf(caseNumber).get(0).id(), account);
    }
  }

  private DisbursementStatus standing(UUID id) {
    return payments.findById(id).orElseThrow().status();
  }

  /**
   * What the bank told that mentions this, kept from those who would work it: other tests have
   * statements of their own.
   */
  private String told(String source, String mentioned) {
    return await()
        .until(
            () -> {
              post.readAll();
              return jdbc.sql(
                      """
                      update inbox_message set status = 'DONE', done_at = now()
                      where source = ? and body like ? returning body
                      """)
                  .params(source, "%" + mentioned + "%")
                  .query(String.class)
                  .optional();
            },
            Optional::isPresent)
        .orElseThrow();
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
