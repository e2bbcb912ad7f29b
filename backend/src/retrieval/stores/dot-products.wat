;; The dot products of a question with many passages' vectors, in 128-bit steps.
;; Compiled into dot-products.wasm.ts by "npm run wasm -w backend".
(module
  (import "scan" "memory" (memory 1))

  ;; $question: where its components lie, 16-bit integers
  ;; $vector: where the first vector lies, 8-bit integers; the others follow without a gap
  ;; $dimensions: components of each, a multiple of 16
  ;; $count: how many vectors
  ;; $product: where the products go, 32-bit integers
  (func (export "dotProducts")
    (param $question i32) (param $vector i32) (param $dimensions i32) (param $count i32) (param $product i32)
    (local $component i32) (local $end i32) (local $bytes v128) (local $low v128) (local $high v128)
    (local.set $end (i32.add (local.get $question) (i32.shl (local.get $dimensions) (i32.const 1))))
    (block $done
      (loop $vectors
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $low (v128.const i32x4 0 0 0 0))
        (local.set $high (v128.const i32x4 0 0 0 0))
        (local.set $component (local.get $question))
        (loop $components
          (local.set $bytes (v128.load (local.get $vector)))
          (local.set $low (i32x4.add (local.get $low) (i32x4.dot_i16x8_s
            (i16x8.extend_low_i8x16_s (local.get $bytes))
            (v128.load (local.get $component)))))
          (local.set $high (i32x4.add (local.get $high) (i32x4.dot_i16x8_s
            (i16x8.extend_high_i8x16_s (local.get $bytes))
            (v128.load offset=16 (local.get $component)))))
          (local.set $vector (i32.add (local.get $vector) (i32.const 16)))
          (local.set $component (i32.add (local.get $component) (i32.const 32)))
          (br_if $components (i32.lt_u (local.get $component) (local.get $end))))
        (local.set $low (i32x4.add (local.get $low) (local.get $high)))
        (i32.store (local.get $product)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $low)) (i32x4.extract_lane 1 (local.get $low)))
            (i32.add (i32x4.extract_lane 2 (local.get $low)) (i32x4.extract_lane 3 (local.get $low)))))
        (local.set $product (i32.add (local.get $product) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $vectors)))))
