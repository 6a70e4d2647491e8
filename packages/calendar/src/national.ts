import type { CalendarEdition } from './year.ts';
import { year2019 } from './years/2019.ts';
import { year2020 } from './years/2020.ts';
import { year2021 } from './years/2021.ts';
import { year2022 } from './years/2022.ts';
import { year2023 } from './years/2023.ts';
import { year2024 } from './years/2024.ts';
import { year2025 } from './years/2025.ts';
import { year2026 } from './years/2026.ts';
import { year2027 } from './years/2027.ts';

/** The State Council's notices of 2019 to 2026; 2027 provisional. */
export const nationalCalendar: CalendarEdition = {
  id: 'cn-2026.1',
  years: [year2019, year2020, year2021, year2022, year2023, year2024, year2025, year2026, year2027],
};
