package org.aidflow.workflow.contract;

import java.util.Map;
import java.util.Set;

/**
 * The names that the application offers to models.
 *
 * @param delegates bean names, {@code scoreNeedDelegate}
 * @param beans the methods that expressions may call, by the bean's name: {@code deadlines} has
 *     {@code due}
 * @param messages the messages that rooms send
 * @param facts what rooms tell a decision table, by the table's id; a table that is not here is
 *     asked by no room
 */
public record ModelNames(
    Set<String> delegates,
    Map<String, Set<String>> beans,
    Set<String> messages,
    Map<String, Set<String>> facts) {}
