# SPDX-License-Identifier: Apache-2.0
# app.rb MODE OUT: profiles itself.
require 'json'
require 'stackprof'

class Ledger
  def checksum(words)
    sum = 0
    words.times { |i| sum = (sum * 31 + i) % 65521 }
    sum
  end

  def settle(depth)
    depth > 0 ? settle(depth - 1) : checksum(60_000)
  end
end

def names(count)
  (1..count).map { |i| "name #{i}" }.join(' ')
end

mode, out = ARGV
interval = mode == 'object' ? 200 : 1000
profile = StackProf.run(mode: mode.to_sym, interval: interval, raw: true) do
  5.times do
    Ledger.new.settle(3)
    names(800)
  end
end
text = JSON.generate(profile).gsub(__dir__, '/srv')
# Only the paths of the library differ from one computer to the next.
File.write(out, "#{text}\n")
