package org.aidflow.disbursement;

import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RETURNED;
import static org.aidflow.disbursement.DisbursementStatus.SUBMITTED;
import static org.aidflow.matching.ContributionStatus.RECEIVED;
import static org.aidflow.matching.ContributionStatus.REFUNDED;
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
import org.aidflow.matching.DonorWish;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.NewGift;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.Wishes;
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
  @Autowired private Gifts gifts;
  @Autowired private Wishes wishes;
  @Autowired private Refunds refunds;
  @Autowired private JdbcClient jdbc;

  private AtDesk desk;
  private IsoPost post;
  private FileBatches files;
  private OfferedCases cases;

  @BeforeEach
  void openTheOffice() {
    post = new IsoPost(context);
    files = new FileBatches(context, post.gateway());
    cases = new OfferedCases(context);
    desk = new AtDesk(context);
    desk.hire(RELEASER, FINANCE_RELEASER, MetCases.VILLAGE);
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
      givenBack(bank, ids);
      bank.endDay();
      var paid = ids.keySet().stream().filter(id -> standing(id) == PAID).findFirst();
      var statement = told(BankStatement.SOURCE, hex(paid.orElseThrow()));
      agrees(json.read(statement, BankStatement.class), ids);
    }
  }

  /** Refunds are orders in files too: one goes back the way it came, of one the bank says no. */
  private void givenBack(BankProcess bank, Map<UUID, String> ids) {
    var paid = owed(bank, "1234");
    var rejected = owed(bank, "0001");
    var orders = Map.of(orderOf(paid), BankProcess.SOUND, orderOf(rejected), BankProcess.REJECT);
    var batch = files.released(List.copyOf(orders.keySet()), RELEASER);
    files.submitted(batch);
    heardUntil(() -> orders.entrySet().stream().allMatch(this::isSettled));
    ids.putAll(orders);
    assertThat(bank.entriesOf(hex(orderOf(paid)))).contains("PAID");
    assertThat(bank.entriesOf(hex(orderOf(rejected)))).contains("REJECTED");
    assertThat(gifts.of(paid, OfferedCases.CLIENT).status()).isEqualTo(REFUNDED);
    assertThat(gifts.of(rejected, OfferedCases.CLIENT).status()).isEqualTo(RECEIVED);
    assertThat(gifts.of(rejected, OfferedCases.CLIENT).refunding()).isEqualTo(Money.fen(50_000));
  }

  /** A gift that a channel settled at the bank and that its donor wants back. */
  private UUID owed(BankProcess bank, String end) {
    var reference = "R-" + UUID.randomUUID().toString().substring(0, 8) + "-" + end;
    bank.credit(reference, 50_000, "", OfferedCases.CHANNEL);
    var plain = cases.gift(cases.donor().id(), 50_000, null);
    var gift =
        cases.received(
            new NewGift(
                plain.clientId(),
                reference,
                plain.donorId(),
                plain.amount(),
                plain.paidAt(),
                null,
                null));
    wishes.carryOut(gift.gift().id(), OfferedCases.CLIENT, new DonorWish.Refund());
    return gift.gift().id();
  }

  private UUID orderOf(UUID gift) {
    return refunds.owedFor(gift).get(0).payments().get(0).id();
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
