package org.aidflow.verification;

import org.aidflow.kernel.CaseNumber;

/** An earlier case that looks like this one. */
public record Duplicate(CaseNumber earlier, DuplicateKind kind) {}
