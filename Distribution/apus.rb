# A Homebrew formula. `brew install --HEAD ./Distribution/apus.rb` builds the branch `main` of the clone it is in.
class Apus < Formula
  desc "Generates Swift API clients from OpenAPI descriptions"
  homepage "file://#{File.expand_path("..", __dir__)}"
  license "Apache-2.0"
  head "file://#{File.expand_path("..", __dir__)}", using: :git, branch: "main"

  depends_on "pkg-config" => :build
  depends_on xcode: ["16.3", :build]
  depends_on "libyaml"

  def install
    # Homebrew builds in a sandbox, in which SwiftPM can't create its own.
    system "make", "install", "PREFIX=#{prefix}", "FLAGS=--disable-sandbox"
  end

  test do
    system bin/"apus", "--version"
  end
end
