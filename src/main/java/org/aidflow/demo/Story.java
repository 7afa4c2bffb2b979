package org.aidflow.demo;

import java.time.LocalDate;
import java.util.List;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Cause;
import org.aidflow.household.HousingGrade;
import org.aidflow.household.RecordKind;
import org.aidflow.household.RegisterStatus;
import org.aidflow.household.Relation;
import org.aidflow.household.Stage;
import org.jspecify.annotations.Nullable;

/**
 * An invented family, what it asks for, and how far its case has come.
 *
 * @param number of the story; references, ids and accounts follow from it
 * @param village of the township, from 1
 * @param register null when the family is not listed
 * @param accountEnding what the bank simulator goes by
 * @param steps in the order in which they are taken
 * @param known what another department knows of the applicant; null when nothing
 */
record Story(
    int number,
    String name,
    LocalDate born,
    int village,
    @Nullable RegisterStatus register,
    Home home,
    List<Member> members,
    Category category,
    Cause cause,
    String words,
    List<Need> needs,
    String accountEnding,
    List<Step> steps,
    @Nullable RecordKind known) {

  /** The same, of which no other department knows anything. */
  Story(
      int number,
      String name,
      LocalDate born,
      int village,
      @Nullable RegisterStatus register,
      Home home,
      List<Member> members,
      Category category,
      Cause cause,
      String words,
      List<Need> needs,
      String accountEnding,
      List<Step> steps) {
    this(
        number,
        name,
        born,
        village,
        register,
        home,
        members,
        category,
        cause,
        words,
        needs,
        accountEnding,
        steps,
        null);
  }

  /** How the family lives; the income is in yuan a year. */
  record Home(int size, int dependants, int incomeYuan, HousingGrade grade, boolean illness) {}

  /** Somebody else in the family. */
  record Member(String name, LocalDate born, Relation relation, @Nullable Stage student) {}

  /**
   * What it asks for, or what that would cost, in yuan.
   *
   * @param pieces of goods; 0 when it asks for money
   */
  record Need(String purpose, int yuan, int pieces) {}

  /** Something that was done so many days ago. */
  record Step(int daysAgo, Deed deed) {}

  /** What people do with a case. */
  enum Deed {
    FILE,
    FILE_EMERGENCY,
    CLAIM,
    VISIT,
    DECIDE,
    REFUSE,
    DECIDE_AGAINST,
    DECIDE_EMERGENCY,
    SEND_BACK,
    REQUEST_MISSING,
    REVIEW,
    OPINE,
    VOTE,
    PLEDGE,
    GIVE,
    GIVE_HALF,
    BRING_GOODS,
    DISPATCH_GOODS,
    CLOSE_UNMET,
    PUT_ON_WAITING_LIST,
    RELEASE,
    CONFIRM_RECEIPT,
    FOLLOW_UP,
    WITHDRAW,
    REPORT_DEATH,
    REPORT_MOVE,
    REPORT_MOVE_AWAY,
    REPORT_SUSPICION,
    REFER,
    OBJECT,
    APPEAL
  }

  /** Whether it cannot wait for its turn. */
  boolean isEmergency() {
    return steps.get(0).deed() == Deed.FILE_EMERGENCY;
  }

  /** Whether the bank never says what became of the payment. */
  boolean isLeftUnanswered() {
    return accountEnding.equals(Stories.UNKNOWN);
  }

  String reference() {
    return "demo-%03d".formatted(number);
  }

  String residentId() {
    return Fictional.residentId(born, number);
  }

  String account() {
    return Fictional.account(number, accountEnding);
  }

  String villageCode() {
    return DemoPeople.TOWNSHIP.value() + "%03d".formatted(village);
  }
}
