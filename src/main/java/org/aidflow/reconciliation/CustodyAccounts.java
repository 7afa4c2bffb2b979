package org.aidflow.reconciliation;

import java.util.List;
import java.util.Optional;
import org.aidflow.bank.CustodySettings;
import org.aidflow.kernel.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts at the custody bank: for now the one that payments are made from. Whoever gets one
 * holds it until the transaction ends, so that statements and looks come one after the other.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CustodyAccounts {
  private static final String CUSTODY = "custody";

  private static final String ACCOUNT = "select reference, area from custody_account ";

  private final CustodySettings settings;
  private final JdbcClient jdbc;

  CustodyAccounts(CustodySettings settings, JdbcClient jdbc) {
    this.settings = settings;
    this.jdbc = jdbc;
  }

  /**
   * The account that the bank names so.
   *
   * @throws IllegalStateException when it is none of ours
   */
  CustodyAccount named(String bankAccount) {
    open();
    jdbc.sql("update custody_account set bank_account = ? where bank_account is null")
        .param(bankAccount)
        .update();
    return found("where bank_account = ? for update", bankAccount).stream()
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("A statement of an account that is none of ours"));
  }

  /** The account that payments are made from. */
  CustodyAccount paying() {
    open();
    return found("where reference = ? for update", CUSTODY).get(0);
  }

  /** The account of that name, if something happened on it. */
  Optional<CustodyAccount> held(String reference) {
    return found("where reference = ? for update", reference).stream().findFirst();
  }

  /** The accounts that something happened on, held by nobody. */
  List<CustodyAccount> all() {
    return jdbc.sql(ACCOUNT + "order by reference")
        .query((row, number) -> account(row.getString(1), row.getString(2)))
        .list();
  }

  /** The accounts that something happened on. */
  List<CustodyAccount> inUse() {
    return jdbc.sql(ACCOUNT + "order by reference for update")
        .query((row, number) -> account(row.getString(1), row.getString(2)))
        .list();
  }

  private void open() {
    jdbc.sql("insert into custody_account values (?, ?, ?) on conflict do nothing")
        .params(CUSTODY, settings.account(), settings.area().value())
        .update();
  }

  private List<CustodyAccount> found(String where, String value) {
    return jdbc.sql(ACCOUNT + where)
        .param(value)
        .query((row, number) -> account(row.getString(1), row.getString(2)))
        .list();
  }

  private static CustodyAccount account(String reference, String area) {
    return new CustodyAccount(reference, new AreaCode(area));
  }
}
