package org.aidflow.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.ledger.Overdrawn;
import org.aidflow.provider.NewProvider;
import org.aidflow.provider.Provider;
import org.aidflow.provider.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Providers' invoices are paid from the case's lines to the provider's account. */
class InvoicesTest extends AidflowTest {
  private static final String CREDIT_CODE = "91350100M000100Y43";
  private static final String PREPARER = "finance-preparer-5";

  @Autowired private ApplicationContext context;
  @Autowired private Invoices invoices;
  @Autowired private Disbursements disbursements;
  @Autowired private Providers providers;
  @Autowired private CaseFiles cases;
  @Autowired private ExchangeWorker exchange;
  @Autowired private JdbcTemplate jdbc;

  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");
  private UUID line = new UUID(0, 0);
  private UUID clinic = new UUID(0, 0);

  @BeforeEach
  void aCaseAndAClinic() {
    TheBank.open(port);
    caseNumber = new MetCases(context).paidTo(BankProcess.REJECT, 80_000);
    line = cases.linesOf(caseNumber).get(0).id();
    clinic = clinic().id();
  }

  @Test
  void anInvoiceIsPaidToTheProviderAndNotToTheHousehold() {
    var invoice = invoices.receive(caseNumber, clinic, number(), Money.fen(60_000));
    var payment = reserve(invoice, 60_000);
    disbursements.freeze(payment);
    disbursements.release(payment, "finance-releaser-5");
    await()
        .until(
            () -> {
              exchange.runOnce();
              return disbursements.outcomeOf(payment) == PaymentOutcome.PAID;
            });
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(60_000));
    assertThat(disbursements.paymentsOf(caseNumber))
        .singleElement()
        .satisfies(
            paid -> {
              assertThat(paid.purpose()).isEqualTo(Purpose.PROVIDER_INVOICE);
              assertThat(paid.account()).endsWith("7890");
            });
  }

  @Test
  void noMoreOfALineIsPaidThanIsMetAndOnePaymentAtATime() {
    var invoice = invoices.receive(caseNumber, clinic, number(), Money.fen(60_000));
    reserve(invoice, 60_000);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> reserve(invoice, 80_001))
        .satisfies(refusal -> assertThat(refusal.facts()).containsEntry("openFen", 80_000L));
    assertThatExceptionOfType(Overdrawn.class).isThrownBy(() -> disbursements.reserve(caseNumber));
  }

  @Test
  void theSameInvoiceAgainIsTheSameAndAnotherUnderItsNumberIsNone() {
    var number = number();
    var first = invoices.receive(caseNumber, clinic, number, Money.fen(60_000));
    assertThat(invoices.receive(caseNumber, clinic, number, Money.fen(60_000)).id())
        .isEqualTo(first.id());
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> invoices.receive(caseNumber, clinic, number, Money.fen(60_001)));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> invoices.receive(caseNumber, UUID.randomUUID(), number, Money.fen(1)));
  }

  @Test
  void anOfficialCorrectsTheProvidersAccount() {
    var invoice = invoices.receive(caseNumber, clinic, number(), Money.fen(60_000));
    var payment = reserve(invoice, 60_000);
    disbursements.prepare(payment, new AccountDetails("人民医院", "6217009876543210", "105"), PREPARER);
    assertThat(disbursements.paymentsOf(caseNumber).get(0).preparedBy()).isEqualTo(PREPARER);
    assertThat(disbursements.paymentsOf(caseNumber).get(0).account()).endsWith("3210");
    assertThat(providers.of(clinic).bankCode()).isEqualTo("105");
  }

  @Test
  void aProviderIsRegisteredOnceWithNumbersThatAreSome() {
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> providers.register(provider(CREDIT_CODE, BankProcess.SOUND, "102")))
        .satisfies(refusal -> assertThat(refusal.facts()).containsKey("providerId"));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> providers.register(provider("91350211M00013FA1N", "12", "1")))
        .satisfies(
            refusal ->
                assertThat(refusal.errors())
                    .extracting(error -> error.field())
                    .containsExactlyInAnyOrder("creditCode", "accountNumber", "bankCode"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update disbursement set invoice_id = null where id = ?",
        "update disbursement set purpose = 'AID' where id = ?",
        "update provider_invoice set amount_fen = 1 where id = (select invoice_id from disbursement"
            + " where id = ?)",
        "insert into disbursement (id, version, purpose, case_number, invoice_id, attempt, status,"
            + " amount_fen, payee_token, bank_code, doubts, prepared_by, created_at) select"
            + " gen_random_uuid(), 0, purpose, case_number, invoice_id, 1, 'DRAFT', 1, payee_token,"
            + " bank_code, '', 'x', now() from disbursement where id = ?",
        "insert into disbursement (id, version, purpose, case_number, invoice_id, attempt, status,"
            + " amount_fen, payee_token, bank_code, doubts, prepared_by, created_at) select"
            + " gen_random_uuid(), 0, purpose, (select case_number from case_file where case_number"
            + " <> d.case_number limit 1), invoice_id, 1, 'DRAFT', 1, payee_token, bank_code, '', 'x',"
            + " now() from disbursement d where id = ?"
      })
  void theDatabasePaysAnInvoiceAsItWasBilled(String sql) {
    var invoice = invoices.receive(caseNumber, clinic, number(), Money.fen(60_000));
    var payment = reserve(invoice, 60_000);
    assertThatThrownBy(() -> jdbc.update(sql, payment))
        .rootCause()
        .hasMessageMatching(
            "(?s).*(violates|permission denied|keeps its case|than was billed|its own case).*");
  }

  private UUID reserve(Invoice invoice, long fen) {
    return invoices.reserve(invoice.id(), Map.of(line, Money.fen(fen))).id();
  }

  private Provider clinic() {
    var known =
        jdbc.queryForList("select id from provider where credit_code = ?", UUID.class, CREDIT_CODE);
    return known.isEmpty()
        ? providers.register(provider(CREDIT_CODE, BankProcess.SOUND, "102"))
        : providers.of(known.get(0));
  }

  private static NewProvider provider(String creditCode, String account, String bank) {
    return new NewProvider("人民医院", creditCode, "人民医院", account, bank);
  }

  private static String number() {
    return UUID.randomUUID().toString();
  }
}
