package org.aidflow.workflow.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.aidflow.kernel.ErrorCode;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Models, tables and forms that belong together, each read once and as deep as somebody asks. */
public final class ModelFiles {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern SCHEMA_LINE =
      Pattern.compile("^(?:Fatal )?Error: URI=null Line=(\\d+): (?:cvc-[a-z0-9.-]+: )?");

  private final Map<String, byte[]> contents;
  private final List<Markup> bpmn = new ArrayList<>();
  private final List<Markup> dmn = new ArrayList<>();
  private final List<FormFile> forms = new ArrayList<>();
  private final List<ModelFault> unreadable = new ArrayList<>();
  private final SingletonSupplier<Models> models = SingletonSupplier.of(Models::new);

  /** What the engine's model API makes of the files that are XML. */
  private final class Models {

    private final List<ProcessFile> processes = new ArrayList<>();
    private final List<TableFile> tables = new ArrayList<>();
    private final List<ModelFault> unsound = new ArrayList<>();

    Models() {
      bpmn.forEach(file -> build(file.name(), this::addProcess));
      dmn.forEach(file -> build(file.name(), this::addTable));
    }

    private void addProcess(String name) {
      processes.add(new ProcessFile(name, Bpmn.readModelFromStream(stream(name))));
    }

    private void addTable(String name) {
      tables.add(new TableFile(name, Dmn.readModelFromStream(stream(name))));
    }

    private void build(String name, Consumer<String> adding) {
      try {
        adding.accept(name);
      } catch (ModelException e) {
        unsound.add(unreadable(name, e));
      }
    }
  }

  /** Files by their bare name. */
  public static ModelFiles of(Map<String, byte[]> files) {
    return new ModelFiles(files);
  }

  /** These files, and others that come in addition or in place of those of the same name. */
  public ModelFiles and(Map<String, byte[]> others) {
    var both = new TreeMap<>(contents);
    both.putAll(others);
    return of(both);
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

  private ModelFiles(Map<String, byte[]> files) {
    contents = new TreeMap<>(files);
    contents.forEach(this::read);
  }

  List<Markup> bpmn() {
    return Collections.unmodifiableList(bpmn);
  }

  List<Markup> dmn() {
    return Collections.unmodifiableList(dmn);
  }

  List<ProcessFile> processes() {
    return Collections.unmodifiableList(models.obtain().processes);
  }

  Optional<ProcessFile> process(String key) {
    return processes().stream().filter(process -> process.key().equals(key)).findFirst();
  }

  List<TableFile> tables() {
    return Collections.unmodifiableList(models.obtain().tables);
  }

  Optional<TableFile> table(String key) {
    return tables().stream().filter(table -> table.key().equals(key)).findFirst();
  }

  List<FormFile> forms() {
    return Collections.unmodifiableList(forms);
  }

  boolean hasForm(@Nullable String id) {
    return forms.stream().anyMatch(form -> form.id().equals(id));
  }

  /** Files that are no XML or JSON, or of another kind. */
  List<ModelFault> unreadable() {
    return Collections.unmodifiableList(unreadable);
  }

  /** Files that are XML, and no model or table. */
  List<ModelFault> unsound() {
    return Collections.unmodifiableList(models.obtain().unsound);
  }

  private void read(String name, byte[] content) {
    try {
      if (name.endsWith(".bpmn")) {
        bpmn.add(Markup.read(name, content));
      } else if (name.endsWith(".dmn")) {
        dmn.add(Markup.read(name, content));
      } else if (name.endsWith(".form")) {
        forms.add(new FormFile(name, JSON.readTree(new String(content, StandardCharsets.UTF_8))));
      } else {
        unreadable.add(
            new ModelFault(
                name,
                "",
                ErrorCode.UNSUPPORTED_MEDIA,
                "is no model, table or form; only .bpmn, .dmn and .form files can be deployed"));
      }
    } catch (SAXException | JsonProcessingException e) {
      unreadable.add(unreadable(name, e));
    }
  }

  private ByteArrayInputStream stream(String name) {
    return new ByteArrayInputStream(contents.getOrDefault(name, new byte[0]));
  }

  private static ModelFault unreadable(String name, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    String where = e instanceof SAXParseException at ? "line " + at.getLineNumber() + ": " : "";
    return new ModelFault(
        name,
        "",
        ErrorCode.UNREADABLE,
        "cannot be read, %s; save it in Modeler again".formatted(where + inShort(why)));
  }

  /** The schema's own words name the line in a way of their own, and all that would have fit. */
  private static String inShort(String why) {
    return SCHEMA_LINE.matcher(why).replaceFirst("line $1: ").replaceFirst("\\. One of .*", "");
  }
}
