package org.aidflow.donor.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.donor.Donors;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Donors of the client that calls. */
@RestController
@RequestMapping("/api/v1/donors")
@Tag(name = "Donors", description = "Those who give; each client sees its own")
class DonorController {
  private final Donors donors;

  DonorController(Donors donors) {
    this.donors = donors;
  }

  @PostMapping
  @PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
  @Operation(summary = "Registers a donor")
  @ApiResponse(responseCode = "201", description = "Registered")
  ResponseEntity<DonorView> register(@Valid @RequestBody DonorForm form, Principal client) {
    var donor = donors.register(client.getName(), form.donor());
    return ResponseEntity.created(URI.create("/api/v1/donors/" + donor.id()))
        .body(DonorView.of(donor, donors.masked(donor)));
  }

  @GetMapping("/{donorId}")
  @PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
  @Operation(summary = "One donor, masked")
  DonorView one(@PathVariable UUID donorId, Principal client) {
    var donor = donors.of(donorId, client.getName());
    return DonorView.of(donor, donors.masked(donor));
  }
}
