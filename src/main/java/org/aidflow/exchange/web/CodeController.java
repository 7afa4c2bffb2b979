package org.aidflow.exchange.web;

import static java.util.stream.Collectors.toMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aidflow.exchange.CodeList;
import org.aidflow.kernel.Code;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The closed lists of the front door, with their labels. */
@RestController
@Tag(name = "Lists")
class CodeController {

  private final Map<String, List<CodeView>> lists;

  CodeController(List<CodeList> lists) {
    this.lists =
        lists.stream()
            .collect(
                toMap(
                    CodeList::name,
                    list -> list.codes().stream().map(CodeView::of).toList(),
                    (one, other) -> {
                      throw new IllegalStateException("Two code lists of one name");
                    },
                    TreeMap::new));
  }

  @GetMapping("/api/v1/codes")
  @Operation(summary = "Every closed list, each code with its label in Chinese and English")
  Map<String, List<CodeView>> codes() {
    return lists;
  }

  record CodeView(String code, String zh, String en) {

    static CodeView of(Code code) {
      return new CodeView(code.name(), code.zh(), code.en());
    }
  }
}
