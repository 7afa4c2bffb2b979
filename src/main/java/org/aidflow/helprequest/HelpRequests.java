package org.aidflow.helprequest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aidflow.access.Actor;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseKind;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Changes;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.NewCase;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Household;
import org.aidflow.household.Households;
import org.aidflow.household.NewHousehold;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Help requests: filed, opened for donors, and closed. */
@Service
@Transactional
public class HelpRequests {

  private static final Set<CaseStatus> UNDECIDED =
      EnumSet.of(
          CaseStatus.FILED, CaseStatus.INCOMPLETE, CaseStatus.VERIFYING, CaseStatus.DECIDING);

  private final HelpRequestRules rules;
  private final CaseFiles files;
  private final Households households;
  private final Vault vault;
  private final FourEyes fourEyes;
  private final Timeline timeline;
  private final Stops stops;
  private final Changes changes;

  HelpRequests(
      HelpRequestRules rules,
      CaseFiles files,
      Households households,
      Vault vault,
      FourEyes fourEyes,
      Timeline timeline,
      Stops stops,
      Changes changes) {
    this.rules = rules;
    this.files = files;
    this.households = households;
    this.vault = vault;
    this.fourEyes = fourEyes;
    this.timeline = timeline;
    this.stops = stops;
    this.changes = changes;
  }

  /**
   * Files a request; its process is not started by this.
   *
   * @param filer a client, or an official who files for a household
   * @throws org.aidflow.kernel.InvalidInput naming every field that is wrong
   * @throws org.aidflow.kernel.Conflict naming the first case, when the filer has used this
   *     reference before
   */
  public CaseFile file(HelpRequestForm form, Actor filer) {
    return fileFor(clientOf(filer), form, filer);
  }

  /**
   * The same, for a household whose client is told of it and not whoever files.
   *
   * @param client whose reference the form has, and who reads the case
   */
  CaseFile fileFor(String client, HelpRequestForm form, Actor filer) {
    rules.check(form);
    CaseNumber caseNumber = files.number(CaseKind.HELP_REQUEST, client, form.externalRef());
    Household household = households.enter(household(caseNumber, form, filer));
    CaseFile file = files.open(caseNumber, newCase(form, client, household));
    if (filer instanceof Actor.Official official) {
      fourEyes.record(caseNumber, Hand.FILED, official.userId());
    }
    timeline.write(
        caseNumber,
        filer instanceof Actor.Official ? TimelineCode.FILED_BY_OFFICIAL : TimelineCode.FILED,
        Map.of("amount", file.askedValue().yuan()));
    files.announce(file, "help-request-filed", Map.of("askedFen", file.asked().fen()));
    return file;
  }

  /** The approved case looks for donors now. */
  public void openForDonors(CaseNumber caseNumber) {
    Money approved = files.of(caseNumber).approved();
    files.moveTo(
        caseNumber,
        CaseStatus.OPEN,
        TimelineCode.OPENED_FOR_DONORS,
        Map.of("amount", files.of(caseNumber).approvedValue().yuan()));
    files.announce(caseNumber, "case-opened", Map.of("approvedFen", approved.fen()));
  }

  /** The household moved: its case goes on in the village that it moved to last. */
  public AreaCode handOver(CaseNumber caseNumber) {
    AreaCode village = changes.movedTo(caseNumber).orElseThrow();
    files.handOver(caseNumber, village);
    files.announce(caseNumber, "case-handed-over", Map.of("area", village));
    return village;
  }

  /**
   * The time up to the decision is over, and says so: it is extended once.
   *
   * @return whether the case waits for a decision still
   */
  public boolean isDecisionLate(CaseNumber caseNumber) {
    if (!UNDECIDED.contains(files.of(caseNumber).status())) {
      return false;
    }
    boolean extended =
        timeline.of(caseNumber).stream()
            .anyMatch(entry -> entry.code() == TimelineCode.DEADLINE_EXTENDED);
    timeline.write(
        caseNumber, extended ? TimelineCode.DEADLINE_PASSED : TimelineCode.DEADLINE_EXTENDED);
    return true;
  }

  /** The case ends refused, as somebody signed; an appeal may follow. */
  public void closeRefused(CaseNumber caseNumber) {
    files.moveTo(caseNumber, CaseStatus.REFUSED, TimelineCode.CLOSED_REFUSED, Map.of());
    files.announce(caseNumber, "case-refused", Map.of());
  }

  /** The case ends without a donor, as somebody decided. */
  public void closeUnmet(CaseNumber caseNumber) {
    files.moveTo(caseNumber, CaseStatus.CLOSED_UNMET, TimelineCode.CLOSED_UNMET, Map.of());
    files.announce(caseNumber, "case-closed-unmet", Map.of());
  }

  /** The household was helped and followed up, or the case was to end before. */
  public CaseStatus close(CaseNumber caseNumber) {
    if (stops.endsUnpaid(caseNumber)) {
      return files.of(caseNumber).status();
    }
    files.moveTo(caseNumber, CaseStatus.CLOSED, TimelineCode.CLOSED, Map.of());
    files.announce(caseNumber, "case-closed", Map.of("paidFen", files.of(caseNumber).paid().fen()));
    return CaseStatus.CLOSED;
  }

  /** References of officials and of clients never meet. */
  private static String clientOf(Actor filer) {
    return filer instanceof Actor.Client client ? client.clientId() : filer.id();
  }

  private NewCase newCase(HelpRequestForm form, String client, Household household) {
    return new NewCase(
        CaseKind.HELP_REQUEST,
        household.id(),
        household.area(),
        form.category(),
        form.cause(),
        form.urgency(),
        form.filedBy(),
        client,
        form.externalRef(),
        vault.keep(Map.of(PersonalField.STORY, form.story())),
        form.needs().stream().map(HelpRequests::need).toList());
  }

  private static NewCase.Need need(HelpRequestForm.Need need) {
    return need.kind() == NeedKind.GOODS
        ? NewCase.Need.ofGoods(
            need.id(),
            required(need.item()).strip(),
            required(need.quantity()),
            fen(need.estimatedFen()))
        : new NewCase.Need(need.id(), required(need.purpose()).strip(), fen(need.amountFen()));
  }

  private static NewHousehold household(CaseNumber caseNumber, HelpRequestForm form, Actor filer) {
    HelpRequestForm.Applicant applicant = form.applicant();
    HelpRequestForm.Payee payee = form.payee();
    return new NewHousehold(
        caseNumber,
        new AreaCode(applicant.villageCode()),
        person(applicant.name(), applicant.residentId()),
        applicant.mobile(),
        members(form.household()),
        circumstances(form.household()),
        new NewHousehold.Consent(form.consent().at(), form.consent().scopes()),
        new NewHousehold.Payee(
            payee.relation(),
            payee.holder(),
            payee.accountNumber(),
            payee.bankCode(),
            payee.reason()),
        filer.id());
  }

  private static List<NewHousehold.Member> members(HelpRequestForm.Household household) {
    var members = new ArrayList<NewHousehold.Member>();
    for (HelpRequestForm.Member member : household.named()) {
      members.add(
          new NewHousehold.Member(
              person(member.name(), member.residentId()),
              member.relation(),
              member.student(),
              member.disabilityGrade(),
              Boolean.TRUE.equals(member.orphan())));
    }
    return members;
  }

  private static Circumstances circumstances(HelpRequestForm.Household household) {
    return new Circumstances(
        household.size(),
        household.dependants(),
        fenOrNull(household.yearlyIncomeFen()),
        household.housingGrade(),
        household.suddenEventOn(),
        household.catastrophicIllness(),
        fenOrNull(household.medicalCost12MonthsFen()));
  }

  private static NewHousehold.Person person(String name, String residentId) {
    return new NewHousehold.Person(name.strip(), residentId.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Money fenOrNull(@Nullable Long fen) {
    return fen == null ? null : Money.fen(fen);
  }

  private static Money fen(@Nullable Long fen) {
    return Money.fen(required(fen));
  }

  /** The rules have seen to it. */
  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Not checked by the rules");
    }
    return value;
  }
}
