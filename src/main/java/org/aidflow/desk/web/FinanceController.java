package org.aidflow.desk.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.LocalDate;
import org.aidflow.desk.Finance;
import org.aidflow.desk.FinanceOverview;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The page of the finance office and what it asks for, in the official's own session. */
@RestController
@RequestMapping("/desk/finance")
class FinanceController {
  private static final Resource PAGE = new ClassPathResource("org/aidflow/desk/finance.html");

  private final Finance finance;

  FinanceController(Finance finance) {
    this.finance = finance;
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  Resource page(Principal official) {
    finance.enter(official.getName());
    return PAGE;
  }

  @GetMapping("/overview")
  FinanceOverview overview(
      @RequestParam(defaultValue = "30") @Min(1) @Max(366) int days, Principal official) {
    return finance.overview(official.getName(), days);
  }

  @PostMapping("/closes")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@Valid @RequestBody CloseForm form, Principal official) {
    finance.close(official.getName(), form.account(), form.day());
  }

  record CloseForm(@NotBlank String account, @NotNull LocalDate day) {}
}
