package org.aidflow.exchange.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.Area;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The administrative divisions, level by level. */
@RestController
@Tag(name = "Lists")
class AreaController {

  @GetMapping("/api/v1/areas")
  @Operation(summary = "The areas right below one, or the provinces")
  Page<AreaView> areas(
      @RequestParam(required = false) @Parameter(example = "520502100") @Nullable AreaCode parent,
      @Valid @ParameterObject Paging paging) {
    List<Area> found =
        below(parent).stream()
            .filter(
                area -> paging.after() == null || area.code().value().compareTo(paging.after()) > 0)
            .limit(paging.fetch())
            .toList();
    return Page.of(found, paging, area -> area.code().value()).map(AreaView::of);
  }

  private static List<Area> below(@Nullable AreaCode parent) {
    if (parent == null) {
      return Areas.provinces();
    }
    if (!Areas.exists(parent)) {
      throw InvalidInput.of("parent", ErrorCode.UNKNOWN_AREA, "unknown area");
    }
    return Areas.children(parent);
  }

  record AreaView(AreaCode code, String name, AreaLevel level) {

    static AreaView of(Area area) {
      return new AreaView(area.code(), area.name(), area.code().level());
    }
  }
}
