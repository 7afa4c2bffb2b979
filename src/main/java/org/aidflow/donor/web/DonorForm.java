package org.aidflow.donor.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.aidflow.donor.DonorKind;
import org.aidflow.donor.NewDonor;
import org.jspecify.annotations.Nullable;

/**
 * A donor as the client knows them.
 *
 * @param idNumber a person's resident id, an organisation's unified social credit code
 */
record DonorForm(
    @Schema(example = "donor-000123") @NotNull @Size(min = 1, max = 100) @Pattern(regexp = "[!-~]*")
        String externalRef,
    @NotNull DonorKind kind,
    @Schema(example = "李好心") @NotBlank @Size(max = 100) String name,
    @Schema(example = "110101199003070134") @Nullable @Size(max = 18) String idNumber,
    @Schema(example = "13985700456") @Nullable @Size(max = 11) String mobile) {

  NewDonor donor() {
    return new NewDonor(externalRef, kind, name.strip(), idNumber, mobile);
  }
}
