package org.aidflow.exchange.web;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.aidflow.exchange.Outbox;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A front door as the rooms have them: each thing made leaves an event of its name. */
@Hidden
@RestController
@RequestMapping("/api/v1/probe")
class ProbeController {

  static volatile CountDownLatch entered = new CountDownLatch(0);
  static volatile CountDownLatch mayGoOn = new CountDownLatch(0);

  private final Outbox outbox;
  private final JdbcClient jdbc;

  ProbeController(Outbox outbox, JdbcClient jdbc) {
    this.outbox = outbox;
    this.jdbc = jdbc;
  }

  @PostMapping("/things")
  ResponseEntity<ThingView> make(@Valid @RequestBody ThingForm form, Principal client)
      throws InterruptedException {
    outbox.event("thing-made", form.name(), client.getName(), Map.of());
    switch (form.name()) {
      case "conflict" ->
          throw new Conflict(
              ErrorCode.MORE_THAN_OPEN, "Less is open.", Map.of("openFen", Money.fen(200)));
      case "not allowed" -> throw new NotAllowed("You filed this case.");
      case "not found" -> throw new NotFound("No such case.");
      case "not yet" ->
          throw InvalidInput.of("kind", ErrorCode.NOT_SUPPORTED_YET, "not supported yet");
      case "broken" -> throw new IllegalStateException("A bug with 110101199003070134 in it");
      case "late violation" -> violateAtCommit();
      case "slow" -> {
        entered.countDown();
        if (!mayGoOn.await(10, SECONDS)) {
          throw new IllegalStateException("Nobody let it go on");
        }
      }
      default -> {}
    }
    UUID id = UUID.randomUUID();
    return ResponseEntity.created(URI.create("/api/v1/probe/things/" + id))
        .body(new ThingView(id, form.name()));
  }

  private void violateAtCommit() {
    jdbc.sql(
            """
            create temporary table once (id int unique deferrable initially deferred)
            on commit drop
            """)
        .update();
    jdbc.sql("insert into once values (1), (1)").update();
  }

  @PostMapping("/files")
  Map<String, Object> keep(@RequestParam MultipartFile file, Principal client) throws IOException {
    outbox.event("file-kept", client.getName(), client.getName(), Map.of());
    return Map.of("id", UUID.randomUUID(), "size", file.getBytes().length);
  }

  @GetMapping("/cases/{number}")
  CaseNumber one(@PathVariable CaseNumber number) {
    return number;
  }

  @GetMapping("/things")
  String list(
      @RequestParam(required = false) @Nullable AreaLevel level,
      @RequestParam int number,
      @RequestParam(required = false) @Nullable String text,
      @Valid Paging paging) {
    return "[]";
  }

  @GetMapping("/forbidden")
  @PreAuthorize("hasAuthority('SCOPE_nobody-has-it')")
  String forbidden() {
    return "never";
  }

  record ThingForm(
      @NotBlank @Size(max = 20) String name,
      @Positive long amountFen,
      @Nullable AreaLevel kind,
      @Nullable Instant at,
      @Nullable LocalDate on,
      @Nullable Boolean given,
      @Nullable Integer size,
      @Nullable UUID id,
      @Nullable AreaCode area,
      @Nullable @Pattern(regexp = "1[3-9][0-9]{9}") String mobile,
      @Nullable @Size(min = 1, max = 2) List<@Valid Part> parts) {}

  record Part(@NotBlank String name, long amountFen) {}

  record ThingView(UUID id, String name) {}
}
