package org.aidflow.disbursement;

import java.util.List;

/**
 * An official releases payments together: the tasks that wait for it are theirs, in the same
 * transaction.
 */
public record BatchReleased(String official, List<String> taskIds) {}
