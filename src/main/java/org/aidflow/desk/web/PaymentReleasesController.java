package org.aidflow.desk.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.aidflow.desk.PaymentReleases;
import org.aidflow.desk.ReleasesOverview;
import org.aidflow.disbursement.BatchPreview;
import org.aidflow.disbursement.ChosenPayment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The page of releasers and what it asks for, in the official's own session. */
@RestController
@RequestMapping("/desk/payments")
class PaymentReleasesController {
  private static final Resource PAGE = new ClassPathResource("org/aidflow/desk/payments.html");

  private final PaymentReleases releases;

  PaymentReleasesController(PaymentReleases releases) {
    this.releases = releases;
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  Resource page(Principal official) {
    releases.enter(official.getName());
    return PAGE;
  }

  @GetMapping("/overview")
  ReleasesOverview overview(Principal official) {
    return releases.overview(official.getName());
  }

  @PostMapping("/preview")
  BatchPreview preview(@Valid @RequestBody ChoiceForm form, Principal official) {
    return releases.preview(official.getName(), form.chosen());
  }

  @PostMapping("/release")
  @ResponseStatus(HttpStatus.CREATED)
  Batch release(@Valid @RequestBody ChoiceForm form, Principal official) {
    return new Batch(releases.release(official.getName(), form.chosen()));
  }

  @GetMapping("/batches/{batch}")
  List<ReleasesOverview.Released> batch(@PathVariable UUID batch, Principal official) {
    return releases.paymentsOf(official.getName(), batch);
  }

  record ChoiceForm(@NotEmpty @Size(max = 10_000) List<@NotNull @Valid ChosenForm> payments) {
    List<ChosenPayment> chosen() {
      return payments.stream().map(one -> new ChosenPayment(one.paymentId(), one.seal())).toList();
    }
  }

  record ChosenForm(@NotNull UUID paymentId, @NotBlank @Size(max = 64) String seal) {}

  record Batch(UUID batchId) {}
}
