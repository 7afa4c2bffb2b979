package org.aidflow.desk.web;

import java.security.Principal;
import java.util.List;
import org.aidflow.desk.DeskPages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which pages there are for whoever is logged in. */
@RestController
class DeskPagesController {
  private final DeskPages pages;

  DeskPagesController(DeskPages pages) {
    this.pages = pages;
  }

  @GetMapping("/desk/pages")
  List<DeskPages.Page> pages(Principal official) {
    return pages.of(official.getName());
  }
}
