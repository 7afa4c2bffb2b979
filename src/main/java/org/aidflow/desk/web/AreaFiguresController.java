package org.aidflow.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.aidflow.desk.AreaFigures;
import org.aidflow.desk.AreaFigures.Figures;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.NotFound;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may know of an area. */
@RestController
@Tag(name = "Lists")
class AreaFiguresController {
  private final AreaFigures figures;

  AreaFiguresController(AreaFigures figures) {
    this.figures = figures;
  }

  @GetMapping("/api/v1/areas/{area}/figures")
  @Operation(
      summary = "Requests, how many were met, how fast, and the money of an area",
      description = "A figure about fewer than five cases is null, so that nobody is recognized.")
  Figures figures(@PathVariable @Parameter(example = "520502") String area) {
    if (!AreaCode.isWellFormed(area)) {
      throw new NotFound("There is no area " + area);
    }
    return figures.of(new AreaCode(area));
  }
}
