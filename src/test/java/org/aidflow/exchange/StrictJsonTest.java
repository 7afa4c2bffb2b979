package org.aidflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.NotBlank;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StrictJsonTest extends AidflowTest {

  @Autowired private StrictJson strict;
  @Autowired private ObjectMapper others;

  @Test
  void aTextThatObeysEveryRuleIsRead() {
    assertThat(strict.read("{\"name\": \"coat\"}", Wish.class)).isEqualTo(new Wish("coat"));
  }

  @Test
  void syntaxAndConstraintsAreRefusedAlike() {
    assertThat(refusal("{\"name\": 1}")).isEqualTo(ErrorCode.WRONG_TYPE);
    assertThat(refusal("{\"nam\": \"coat\"}")).isEqualTo(ErrorCode.UNKNOWN_FIELD);
    assertThat(refusal("{\"name\": \"\"}")).isEqualTo(ErrorCode.REQUIRED);
    assertThat(refusal("{")).isEqualTo(ErrorCode.UNREADABLE);
    assertThat(refusal("")).isEqualTo(ErrorCode.UNREADABLE);
    assertThat(refusal("null")).isEqualTo(ErrorCode.REQUIRED);
  }

  @Test
  void theMapperThatOthersShareStaysAsItWas() throws Exception {
    assertThat(others.readValue("{\"name\": 1, \"more\": 2}", Wish.class)).isEqualTo(new Wish("1"));
  }

  private ErrorCode refusal(String text) {
    var refusal = catchThrowableOfType(InvalidInput.class, () -> strict.read(text, Wish.class));
    return refusal.errors().stream().map(FieldError::code).findFirst().orElseThrow();
  }

  record Wish(@NotBlank String name) {}
}
