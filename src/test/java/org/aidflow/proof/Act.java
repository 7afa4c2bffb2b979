package org.aidflow.proof;

import com.fasterxml.jackson.databind.JsonNode;

/** What somebody outside does about a case. */
interface Act {

  /**
   * Does it, or sees that the time has not come yet.
   *
   * @param view the case as the portal reads it
   * @return whether it is done
   */
  boolean isDone(Outside outside, Request request, JsonNode view);
}
