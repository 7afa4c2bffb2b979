package org.aidflow.models;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts that compiled code holds: what models must match that no type tells. */
final class CodeStrings {

  private CodeStrings() {}

  /** The values of string constants, {@code static final String SIGNAL = "need-met"}. */
  static Set<String> constants(Predicate<String> which) throws IOException {
    Set<String> found = new HashSet<>();
    for (Resource type : classes("**/*")) {
      read(
          type,
          new ClassVisitor(SpringAsmInfo.ASM_VERSION) {
            @Override
            public @Nullable FieldVisitor visitField(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                @Nullable Object value) {
              if ((access & Opcodes.ACC_STATIC) != 0 && value instanceof String text) {
                found.add(text);
              }
              return null;
            }
          });
    }
    found.removeIf(which.negate());
    return found;
  }

  /** The texts that the methods of one class use, {@code facts.put("category", …)}. */
  static Set<String> usedBy(String className) throws IOException {
    Set<String> found = new HashSet<>();
    for (Resource type : classes(className.replace('.', '/'))) {
      read(
          type,
          new ClassVisitor(SpringAsmInfo.ASM_VERSION) {
            @Override
            public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
              return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {
                @Override
                public void visitLdcInsn(Object value) {
                  if (value instanceof String text) {
                    found.add(text);
                  }
                }
              };
            }
          });
    }
    return found;
  }

  private static Resource[] classes(String pattern) throws IOException {
    return new PathMatchingResourcePatternResolver()
        .getResources("classpath*:org/aidflow/" + pattern + ".class");
  }

  private static void read(Resource type, ClassVisitor visitor) throws IOException {
    try (var content = type.getInputStream()) {
      new ClassReader(content).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
  }
}
