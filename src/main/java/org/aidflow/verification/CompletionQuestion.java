package org.aidflow.verification;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What an applicant was asked to add, and when. */
public record CompletionQuestion(UUID id, Set<MissingItem> items, Instant askedAt) {}
