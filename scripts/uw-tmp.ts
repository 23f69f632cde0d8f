import { upgradeWay } from '/work/main/test/support/upgrade-way';
console.log(upgradeWay('startup', 'growth', 150, Number(process.argv[2] ?? 1)));
