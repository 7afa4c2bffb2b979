package org.aidflow.workflow.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** Models, tables and forms that belong together, read once. */
public final class ModelFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ProcessFile> processes = new ArrayList<>();
  private final List<TableFile> tables = new ArrayList<>();
  private final List<FormFile> forms = new ArrayList<>();
  private final List<ModelFault> unreadable = new ArrayList<>();

  /** Files by their bare name; what is no {@code .bpmn}, {@code .dmn} or {@code .form} is left. */
  public static ModelFiles of(Map<String, byte[]> files) {
    return new ModelFiles().and(files);
  }

  /** These files, and others that come in addition or in place of those of the same name. */
  public ModelFiles and(Map<String, byte[]> others) {
    var both = new ModelFiles();
    addAll(processes, both.processes, file -> !others.containsKey(file.name()));
    addAll(tables, both.tables, file -> !others.containsKey(file.name()));
    addAll(forms, both.forms, file -> !others.containsKey(file.name()));
    addAll(unreadable, both.unreadable, fault -> !others.containsKey(fault.file()));
    new TreeMap<>(others).forEach(both::add);
    return both;
  }

  private static <T> void addAll(List<T> from, List<T> to, Predicate<T> which) {
    from.stream().filter(which).forEach(to::add);
  }

  /** All files of these folders. */
  public static ModelFiles in(Path... folders) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path folder : folders) {
      try (var found = Files.list(folder)) {
        for (Path file : found.filter(Files::isRegularFile).toList()) {
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return of(files);
  }

  private ModelFiles() {}

  List<ProcessFile> processes() {
    return Collections.unmodifiableList(processes);
  }

  Optional<ProcessFile> process(String key) {
    return processes.stream().filter(process -> process.key().equals(key)).findFirst();
  }

  List<TableFile> tables() {
    return Collections.unmodifiableList(tables);
  }

  Optional<TableFile> table(String key) {
    return tables.stream().filter(table -> table.key().equals(key)).findFirst();
  }

  List<FormFile> forms() {
    return Collections.unmodifiableList(forms);
  }

  boolean hasForm(@Nullable String id) {
    return forms.stream().anyMatch(form -> form.id().equals(id));
  }

  List<ModelFault> unreadable() {
    return Collections.unmodifiableList(unreadable);
  }

  private void add(String name, byte[] content) {
    try {
      if (name.endsWith(".bpmn")) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        processes.add(new ProcessFile(name, model));
      } else if (name.endsWith(".dmn")) {
        var model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        tables.add(new TableFile(name, model));
      } else if (name.endsWith(".form")) {
        var schema = JSON.readTree(new String(content, StandardCharsets.UTF_8));
        forms.add(new FormFile(name, schema));
      }
    } catch (ModelException | JsonProcessingException e) {
      unreadable.add(fault(name, e));
    }
  }

  private static ModelFault fault(String name, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new ModelFault(
        name, "as a whole", "cannot be read, %s; save it in Modeler again".formatted(why));
  }
}
