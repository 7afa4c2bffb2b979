package org.aidflow.demo.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Moves the time forward, so that days of waiting can be tried in minutes. */
@RestController
@Profile({"demo", "test"})
@Tag(name = "Demo")
class DemoClockController {

  private final AidflowClock clock;

  DemoClockController(AidflowClock clock) {
    this.clock = clock;
  }

  @PostMapping("/api/v1/demo/clock")
  @Operation(summary = "Move the time forward, at most by 366 days")
  ClockView advance(@Valid @RequestBody ClockForm form) {
    clock.advance(amount(form.advance(), ZonedDateTime.now(clock)));
    return new ClockView(clock.instant());
  }

  private static TemporalAmount amount(String iso, ZonedDateTime now) {
    try {
      TemporalAmount amount = iso.contains("T") ? Duration.parse(iso) : Period.parse(iso);
      ZonedDateTime then = now.plus(amount);
      if (then.isBefore(now) || then.isAfter(now.plusDays(366))) {
        throw InvalidInput.of("advance", ErrorCode.OUT_OF_RANGE, "forward, at most 366 days");
      }
      return amount;
    } catch (DateTimeException | ArithmeticException e) {
      throw InvalidInput.of("advance", ErrorCode.BAD_FORMAT, "ISO 8601, as P7D or PT1H");
    }
  }

  record ClockForm(@NotNull @Size(max = 20) @Schema(example = "P7D") String advance) {}

  record ClockView(Instant now) {}
}
