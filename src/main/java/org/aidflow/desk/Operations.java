package org.aidflow.desk;

import org.aidflow.ledger.Books;
import org.springframework.stereotype.Service;

/** The running of the whole, for administrators and auditors. */
@Service
public class Operations {
  private final Operators operators;
  private final Books books;

  Operations(Operators operators, Books books) {
    this.operators = operators;
    this.books = books;
  }

  /** Whether the books are sound and payments may be released. */
  public BooksState books(String official) {
    operators.admitToLook(official);
    return new BooksState(books.lastCheck(), books.stop().orElse(null));
  }

  /** Lets releases go on after a broken rule was seen to. */
  public void resumeReleases(String official, String reason) {
    operators.admitToLook(official);
    books.resumeReleases(official, reason);
  }
}
