package org.aidflow.verification.web;

import static org.aidflow.vault.PersonalField.NAME;
import static org.aidflow.vault.PersonalField.RESIDENT_ID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.household.RegisterQuestion;
import org.aidflow.household.RemotePovertyRegister;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What outside systems are asked and have not answered. */
@RestController
@Tag(name = "Questions")
class QuestionController {
  private static final String PURPOSE = "asked whether the poverty register lists the household";

  private final RemotePovertyRegister registers;
  private final Vault vault;

  QuestionController(RemotePovertyRegister registers, Vault vault) {
    this.registers = registers;
    this.vault = vault;
  }

  @GetMapping("/api/v1/questions")
  @PreAuthorize(Scopes.MAY_ANSWER_QUESTIONS)
  @Operation(
      summary = "The open questions to this client, the oldest first",
      description = "Who is asked about is told to the one who is asked, and put on record.")
  Page<Question> open(
      @RequestParam(defaultValue = "open") @Parameter(example = "open") String status,
      @Valid @ParameterObject Paging paging,
      Principal client) {
    if (!status.equals("open")) {
      throw InvalidInput.of("status", ErrorCode.NOT_ALLOWED, "only open questions are listed");
    }
    var asked = behind(registers.open(client.getName()), paging.after());
    var page =
        Page.of(
            asked.stream().limit(paging.fetch()).toList(),
            paging,
            question -> question.id().toString());
    var people =
        vault.reveal(
            page.items().stream().map(RegisterQuestion::applicant).toList(),
            PURPOSE,
            "client:" + client.getName(),
            EnumSet.of(NAME, RESIDENT_ID));
    return page.map(
        question -> Question.of(question, people.getOrDefault(question.applicant(), Map.of())));
  }

  private static List<RegisterQuestion> behind(
      List<RegisterQuestion> questions, @Nullable String last) {
    for (int index = 0; index < questions.size(); index++) {
      if (questions.get(index).id().toString().equals(last)) {
        return questions.subList(index + 1, questions.size());
      }
    }
    return questions;
  }

  /**
   * Whether a register lists a household.
   *
   * @param questionId what the answer names
   * @param name of the applicant, none once it is erased
   * @param residentId of the applicant, 18 characters
   */
  record Question(
      UUID questionId,
      @Schema(example = "REGISTER") String kind,
      @Nullable String name,
      @Nullable String residentId,
      Instant askedAt) {

    static Question of(RegisterQuestion question, Map<PersonalField, String> person) {
      return new Question(
          question.id(), "REGISTER", person.get(NAME), person.get(RESIDENT_ID), question.askedAt());
    }

    /** Says nothing personal, so that no log does. */
    @Override
    public String toString() {
      return "Question[" + questionId + "]";
    }
  }
}
