package org.aidflow.desk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pages of the desk that are for an official. */
@Service
@Transactional(readOnly = true)
public class DeskPages {
  private final Operators operators;
  private final FinanceOfficers officers;

  DeskPages(Operators operators, FinanceOfficers officers) {
    this.operators = operators;
    this.officers = officers;
  }

  /**
   * A page.
   *
   * @param name to show
   * @param path below {@code /desk}
   */
  public record Page(String name, String path) {}

  /** In the order in which they are shown; none for most officials. */
  public List<Page> of(String official) {
    var pages = new ArrayList<Page>();
    if (officers.answersForTheAccount(official)) pages.add(new Page("Money", "finance"));
    if (officers.releases(official)) pages.add(new Page("Release payments", "payments"));
    if (operators.mayLook(official)) pages.add(new Page("Operations", "operations"));
    return pages;
  }
}
