package org.aidflow.notice.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.aidflow.notice.NewObjection;
import org.aidflow.notice.ObjectionGround;

/**
 * What somebody has against a case on notice.
 *
 * @param words in their own words; who looks into it reads them, and nobody of the household
 */
record ObjectionForm(
    @Schema(example = "INCOME_HIGHER") @NotNull ObjectionGround ground,
    @Schema(example = "他家去年在镇上买了房。") @NotBlank @Size(max = 2000) String words,
    @NotNull @Valid Objector objector) {

  @Schema(name = "Objector", description = "Sealed: shown to who looks into it, on record")
  record Objector(
      @Schema(example = "张三") @NotBlank @Size(max = 50) String name,
      @Schema(example = "13985700456") @NotBlank @Size(max = 11) String mobile) {

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Objector";
    }
  }

  NewObjection said() {
    return new NewObjection(ground, objector.name().strip(), objector.mobile(), words.strip());
  }

  /** Says nothing, so that no log does. */
  @Override
  public String toString() {
    return "ObjectionForm";
  }
}
