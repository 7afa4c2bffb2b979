package org.aidflow.matching;

import java.util.List;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Speaks of needs, pledges and gifts in short, and looks at the money after each test. */
@ExtendWith(AuditedMoney.class)
abstract class MatchingTest extends AidflowTest {
  @Autowired private ApplicationContext context;
  @Autowired private Timeline timeline;
  @Autowired protected CaseFiles files;
  @Autowired protected Ledger ledger;
  @Autowired protected Needs needs;
  @Autowired protected Pledges pledges;
  @Autowired protected Gifts gifts;
  @Autowired protected Matching matching;
  @Autowired protected AidflowClock clock;
  @Autowired protected JdbcTemplate jdbc;

  protected OfferedCases cases;

  @BeforeEach
  void speakOfCases() {
    cases = new OfferedCases(context);
  }

  final Money fundOf(UUID need) {
    return balance(AccountKind.LINE_FUND, need);
  }

  final Money unallocatedOf(GiftAccount account) {
    return balance(AccountKind.UNALLOCATED, account.gift().id());
  }

  final CaseStatus statusOf(CaseNumber number) {
    return files.of(number).status();
  }

  final List<TimelineCode> timelineOf(CaseNumber number) {
    return timeline.of(number).stream().map(TimelineEntry::code).toList();
  }

  final List<String> eventsOf(Object subject) {
    return jdbc.queryForList(
        "select type from outbox_event where subject = ? order by position",
        String.class,
        subject.toString());
  }

  final Integer signals(CaseNumber number) {
    return jdbc.queryForObject(
        "select count(*) from signal where message = 'need-met' and subject = ?",
        Integer.class,
        number.value());
  }

  private Money balance(AccountKind kind, UUID reference) {
    return cases.committed(() -> ledger.balance(ledger.open(kind, reference.toString())));
  }
}
