package org.aidflow.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.aidflow.access.Scopes;
import org.aidflow.desk.CaseAccount;
import org.aidflow.desk.CaseAccounts;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The money of a client's own case. */
@RestController
@Tag(name = "Cases")
class CaseAccountController {
  private final CaseAccounts accounts;

  CaseAccountController(CaseAccounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/api/v1/cases/{caseNumber}/account")
  @PreAuthorize(Scopes.MAY_READ_CASES)
  @Operation(
      summary = "The account of a case, final once it has ended",
      description = "given + recovered = paid + given back + left, to the fen.")
  CaseAccount account(@PathVariable String caseNumber, Principal client) {
    if (!CaseNumber.isWellFormed(caseNumber)) {
      throw new NotFound("There is no case " + caseNumber);
    }
    return accounts.of(new CaseNumber(caseNumber), client.getName());
  }
}
