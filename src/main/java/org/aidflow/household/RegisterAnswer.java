package org.aidflow.household;

import java.time.LocalDate;

/** What a poverty register says when it is asked about a person. */
public sealed interface RegisterAnswer {

  /** It lists the person's household until that day. */
  record Found(RegisterStatus status, LocalDate validUntil) implements RegisterAnswer {}

  /** It does not list the person's household. */
  record NotListed() implements RegisterAnswer {}

  /** It answers later, to {@link RegisterAnswers#answered}. */
  record Later() implements RegisterAnswer {}
}
