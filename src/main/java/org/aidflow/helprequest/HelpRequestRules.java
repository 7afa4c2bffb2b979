package org.aidflow.helprequest;

import static org.aidflow.kernel.ErrorCode.CONSENT_MISSING;
import static org.aidflow.kernel.ErrorCode.DUPLICATE;
import static org.aidflow.kernel.ErrorCode.FUTURE_DATE;
import static org.aidflow.kernel.ErrorCode.OUT_OF_RANGE;
import static org.aidflow.kernel.ErrorCode.REQUIRED;
import static org.aidflow.kernel.ErrorCode.UNKNOWN_AREA;

import jakarta.validation.Validator;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.casefile.NeedKind;
import org.aidflow.exchange.Violations;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.PayeeRelation;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.BankAccounts;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.Flaw;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Mobiles;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.ResidentIds;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.workflow.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold of a help request before it is filed, whatever door it comes through. */
@Component
class HelpRequestRules {

  private static final Set<ConsentScope> NEEDED =
      Set.of(ConsentScope.REGISTER, ConsentScope.PUBLIC_NOTICE);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final Validator validator;
  private final Decisions decisions;
  private final Clock clock;

  HelpRequestRules(Validator validator, Decisions decisions, Clock clock) {
    this.validator = validator;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Passes what may be filed.
   *
   * @throws InvalidInput naming every field that is wrong: of its form, or, where the form is
   *     right, by the rules
   */
  void check(HelpRequestForm form) {
    InvalidInput.throwIfAny(validator.validate(form).stream().map(Violations::error).toList());
    var errors = new ArrayList<FieldError>();
    checkConsent(form.consent(), errors);
    checkApplicant(form.applicant(), errors);
    checkHousehold(form, errors);
    checkPayee(form, errors);
    checkNeeds(form, errors);
    InvalidInput.throwIfAny(errors);
  }

  private void checkConsent(HelpRequestForm.Consent consent, List<FieldError> errors) {
    if (!consent.given()) {
      add(errors, "consent.given", CONSENT_MISSING, "the household has to consent");
    }
    if (!consent.scopes().containsAll(NEEDED)) {
      add(errors, "consent.scopes", CONSENT_MISSING, "REGISTER and PUBLIC_NOTICE are needed");
    }
    if (consent.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
      add(errors, "consent.at", FUTURE_DATE, "lies in the future");
    }
  }

  private void checkApplicant(HelpRequestForm.Applicant applicant, List<FieldError> errors) {
    checkResidentId("applicant.residentId", applicant.residentId(), errors);
    add(errors, "applicant.mobile", Mobiles.problemWith(applicant.mobile()));
    if (!Areas.exists(new AreaCode(applicant.villageCode()))) {
      add(errors, "applicant.villageCode", UNKNOWN_AREA, "no such village");
    }
  }

  private void checkHousehold(HelpRequestForm form, List<FieldError> errors) {
    HelpRequestForm.Household household = form.household();
    if (household.dependants() != null && household.dependants() > household.size()) {
      add(errors, "household.dependants", OUT_OF_RANGE, "more than the household has people");
    }
    if (household.named().size() >= household.size()) {
      add(errors, "household.members", OUT_OF_RANGE, "more than the household has people");
    }
    LocalDate event = household.suddenEventOn();
    if (event != null && event.isAfter(LocalDate.now(clock.withZone(WorkingDays.ZONE)))) {
      add(errors, "household.suddenEventOn", FUTURE_DATE, "lies in the future");
    }
    var seen = new HashSet<>(Set.of(upper(form.applicant().residentId())));
    for (int i = 0; i < household.named().size(); i++) {
      String field = "household.members[" + i + "].residentId";
      String id = household.named().get(i).residentId();
      checkResidentId(field, id, errors);
      if (!seen.add(upper(id))) {
        add(errors, field, DUPLICATE, "the same person twice");
      }
    }
  }

  private void checkPayee(HelpRequestForm form, List<FieldError> errors) {
    HelpRequestForm.Payee payee = form.payee();
    add(errors, "payee.accountNumber", BankAccounts.problemWith(payee.accountNumber()));
    if (payee.relation() == PayeeRelation.SELF
        && !isSameName(payee.holder(), form.applicant().name())) {
      add(errors, "payee.holder", OUT_OF_RANGE, "is not the name of the applicant");
    }
    if (payee.relation() == PayeeRelation.MEMBER
        && form.household().named().stream()
            .noneMatch(member -> isSameName(payee.holder(), member.name()))) {
      add(errors, "payee.holder", OUT_OF_RANGE, "is not the name of a member");
    }
    String reason = payee.reason();
    if (payee.relation() == PayeeRelation.VILLAGE_COLLECTIVE
        && (reason == null || reason.isBlank())) {
      add(errors, "payee.reason", REQUIRED, "is required for a village collective");
    }
  }

  private void checkNeeds(HelpRequestForm form, List<FieldError> errors) {
    var ids = new HashSet<String>();
    for (int i = 0; i < form.needs().size(); i++) {
      HelpRequestForm.Need need = form.needs().get(i);
      String field = "needs[" + i + "].";
      if (!ids.add(need.id())) {
        add(errors, field + "id", DUPLICATE, "used for another need of this request");
      }
      checkNeed(form, need, field, errors);
    }
    checkSum(form.needs(), errors);
  }

  private static void checkNeed(
      HelpRequestForm form, HelpRequestForm.Need need, String field, List<FieldError> errors) {
    boolean goods = need.kind() == NeedKind.GOODS;
    checkShown(form, field + "purpose", need.purpose(), !goods, errors);
    checkThere(field + "amountFen", need.amountFen(), !goods, errors);
    checkShown(form, field + "item", need.item(), goods, errors);
    checkThere(field + "quantity", need.quantity(), goods, errors);
    checkThere(field + "estimatedFen", need.estimatedFen(), goods, errors);
  }

  /** What donors read: there where it belongs, and naming nobody. */
  private static void checkShown(
      HelpRequestForm form,
      String field,
      @Nullable String text,
      boolean belongs,
      List<FieldError> errors) {
    checkThere(field, text == null || text.isBlank() ? null : text, belongs, errors);
    if (text != null && names(form).anyMatch(text::contains)) {
      add(errors, field, OUT_OF_RANGE, "is shown to donors and must name nobody");
    }
  }

  private static void checkThere(
      String field, @Nullable Object value, boolean belongs, List<FieldError> errors) {
    if (belongs && value == null) {
      add(errors, field, REQUIRED, "is required");
    }
    if (!belongs && value != null) {
      add(errors, field, OUT_OF_RANGE, "is not for this kind of need");
    }
  }

  private void checkSum(List<HelpRequestForm.Need> needs, List<FieldError> errors) {
    var limit = Money.fen(decisions.policy("help-request-limit-fen"));
    long sum =
        needs.stream()
            .map(need -> need.kind() == NeedKind.GOODS ? need.estimatedFen() : need.amountFen())
            .mapToLong(fen -> fen == null ? 0 : fen)
            .sum();
    if (Money.fen(sum).isMoreThan(limit)) {
      add(
          errors,
          needs.size() > 1
              ? "needs"
              : needs.get(0).kind() == NeedKind.GOODS
                  ? "needs[0].estimatedFen"
                  : "needs[0].amountFen",
          OUT_OF_RANGE,
          "at most " + limit.yuan() + " yuan can be asked for; more is what a campaign is for");
    }
  }

  private void checkResidentId(String field, String id, List<FieldError> errors) {
    Optional<Flaw> flaw = ResidentIds.problemWith(id);
    add(errors, field, flaw);
    if (flaw.isEmpty()
        && ResidentIds.birthDate(id)
            .filter(born -> born.isAfter(LocalDate.now(clock.withZone(WorkingDays.ZONE))))
            .isPresent()) {
      add(errors, field, FUTURE_DATE, "the birth date lies in the future");
    }
  }

  private static Stream<String> names(HelpRequestForm form) {
    return Stream.concat(
        Stream.of(form.applicant().name(), form.payee().holder()),
        form.household().named().stream().map(HelpRequestForm.Member::name));
  }

  private static boolean isSameName(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return upper(Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s·•.'-]", ""));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static void add(List<FieldError> errors, String field, Optional<Flaw> flaw) {
    flaw.map(found -> found.at(field)).ifPresent(errors::add);
  }

  private static void add(List<FieldError> errors, String field, ErrorCode code, String message) {
    errors.add(new FieldError(field, code, message));
  }
}
