# Builds the standard library for wasm32 with Debian's compiler from the source that Debian packages, as the dependency
# of an empty crate, and leaves it in the present folder, which is then a sysroot.
set -eu
target=wasm32-unknown-unknown
mkdir -p build/src "lib/rustlib/$target/lib"
cd build
touch src/lib.rs
printf '[package]\nname = "empty"\nedition = "2024"\n[workspace]\n' > Cargo.toml
# The switch to build std on a stable compiler is for this one child; the bitcode is what link-time optimisation reads.
RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=target \
  cargo build -Zbuild-std=std,panic_abort --release --target "$target"
rm "target/$target/release/deps"/libempty-*.rlib
mv "target/$target/release/deps"/*.rlib "../lib/rustlib/$target/lib"
cd ..
rm -r build
